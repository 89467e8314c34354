/** Whose point of view is meant when the caller's is asked for: the selected party's, else the clients'. */
import type { Plan } from '../../../simulator';
import type { Selection } from '../../shared/run';
import type { Scene } from '../../shared/scene';

/** Id of the caller's box. A store calls nobody: its view is the clients'. */
export function callerOf(scene: Scene, plan: Plan, selected: Selection): string {
  const service = serviceOf(scene, plan, selected);
  return scene.services[service]?.id ?? 'clients';
}

function serviceOf(scene: Scene, plan: Plan, selected: Selection): number {
  switch (selected?.kind) {
    case 'service':
      return selected.index;
    case 'module':
      return plan.modules[selected.index]?.service ?? -1;
    case 'operation':
      return plan.modules[plan.operations[selected.index]?.module ?? -1]?.service ?? -1;
    case 'instance':
      return scene.services.findIndex(
        (box) =>
          box !== undefined &&
          selected.index >= box.firstInstance &&
          selected.index < box.firstInstance + box.instances,
      );
    case 'link': {
      const from = plan.links[selected.index]?.from;
      return from?.kind === 'service' ? from.index : -1;
    }
    default:
      return -1;
  }
}
