/** Lists of endpoints that somebody wrote down: what callers go by where there is no registry. */
import { assert } from '../../kernel/run-failure';
import { StaticList, type EndpointSource } from '../../network';
import { Late, NO_INSTANCE } from '../../telemetry/facts';
import type { Server } from '../server-process';
import type { ServiceRuntime } from '../world';

/** A caller (an instance, or `NO_INSTANCE` for the clients) that believes in an endpoint, and who is late to correct it. */
export interface Believing {
  readonly believer: number;
  readonly endpoint: number;
  readonly late: Late;
}

/** How the callers of a plan find instances. */
export interface Finding {
  readonly registries: readonly Server[];
  /** What a calling service (-1: the clients) goes by when it calls another one. */
  sourceFor(caller: number, callee: number): EndpointSource;
  /** What every caller believes now, of services that have several instances or a registry. */
  beliefs(): Believing[];
}

export class Lists implements Finding {
  readonly registries: readonly Server[] = [];
  /** Lists of several, each with the instances that go by it. */
  private readonly lists: { readonly callers: readonly number[]; readonly list: StaticList }[] = [];

  constructor(private readonly services: readonly ServiceRuntime[]) {}

  sourceFor(caller: number, callee: number): EndpointSource {
    const service = this.services[callee];
    assert(service !== undefined, `service ${callee} is not in the plan`);
    const list = new StaticList(service.instances);
    const callers =
      caller < 0
        ? [NO_INSTANCE]
        : (this.services[caller]?.instances ?? []).map(({ instanceNumber }) => instanceNumber);
    if (service.instances.length > 1) this.lists.push({ callers, list });
    return list;
  }

  beliefs(): Believing[] {
    return this.lists.flatMap(({ callers, list }) =>
      callers.flatMap((believer) =>
        list.endpoints.map(({ instanceNumber: endpoint, listening }) => {
          const late = listening ? Late.nobody : Late.staticList;
          return { believer, endpoint, late };
        }),
      ),
    );
  }
}
