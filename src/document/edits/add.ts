/** Putting a new part on the canvas: it has a name, and works at once. */
import { freshName } from './names';
import { deploymentOf, edited, refused, type Draft, type Edited } from './part';
import type { SystemDocument } from '../../../simulator';

/** The operation of a module that nobody has written code for yet. */
export const FIRST_OPERATION = 'handle';

/** A part of a kind of the components' registry; stores, brokers and registries come into this deployment alone. */
export function addPart(document: SystemDocument, deployment: string, kind: string, name = kind): Edited {
  return edited(document, (draft) => {
    const fresh = freshName(draft, name);
    const here = deploymentOf(draft, deployment);
    switch (kind) {
      case 'service':
        addModule(draft, deployment, fresh);
        return [{ kind: 'service', name: fresh }];
      case 'external':
        draft.modules[fresh] = { explains: '', external: true, operations: { [FIRST_OPERATION]: {} } };
        return [{ kind: 'service', name: fresh }];
      case 'database':
      case 'cache':
        here.stores = { ...here.stores, [fresh]: { kind, modules: [] } };
        return [{ kind: 'store', name: fresh }];
      case 'queue':
      case 'log':
        here.brokers = { ...here.brokers, [fresh]: { kind, topics: [] } };
        return [{ kind: 'broker', name: fresh }];
      case 'kubernetes':
      case 'consul':
        here.registries = { ...here.registries, [fresh]: { kind, services: [] } };
        return [{ kind: 'registry', name: fresh }];
      default:
        return refused(`Nothing of the kind “${kind}” can be drawn.`);
    }
  });
}

/**
 * A module in a service of its own in this deployment. In the others it is that too, or, where all is one service, part of
 * that: every deployment has to run every module.
 */
function addModule(draft: Draft, deployment: string, name: string): void {
  draft.modules[name] = { explains: '', operations: { [FIRST_OPERATION]: {} } };
  for (const [other, { services }] of Object.entries(draft.deployments)) {
    const [only, ...more] = Object.values(services);
    if (other !== deployment && only !== undefined && more.length === 0) only.modules.push(name);
    else services[name] = { modules: [name] };
  }
}
