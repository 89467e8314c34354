/** Starts the connectors of a plan. */
import type { Kernel } from '../../kernel/kernel';
import { assert } from '../../kernel/run-failure';
import type { PartyPlan, Plan } from '../../model/plan';
import { RareDeadlines, type Link } from '../../network';
import type { Numbering } from '../../telemetry/numbering';
import { readParameters } from '../read-parameters';
import type { StoreAccess, StoreServer } from '../store';
import type { ServiceRuntime } from '../world';
import { Capture } from './capture';
import { CAPTURE_PARAMETERS } from './definition';

export function startCaptures(
  plan: Plan,
  kernel: Kernel,
  numbering: Numbering,
  services: readonly ServiceRuntime[],
  stores: readonly StoreServer[],
  findLink: (from: PartyPlan, to: PartyPlan) => Link | undefined,
): void {
  plan.copies?.forEach((copy, index) => {
    const [instance] = services[copy.connector]?.instances ?? [];
    if (instance === undefined) return;
    const { timeout } = readParameters(CAPTURE_PARAMETERS, copy.parameters);
    const deadlines = new RareDeadlines(kernel, timeout);
    const reach = (store: number): StoreAccess => {
      const server = stores[store];
      const link = findLink({ kind: 'service', index: copy.connector }, { kind: 'store', index: store });
      assert(server !== undefined && link !== undefined, 'a connector reaches both its stores');
      return { server, link, deadlines };
    };
    const source = reach(plan.modules[copy.module]?.store ?? -1);
    new Capture(kernel, numbering, copy, { log: String(index), source, sink: reach(copy.store), instance });
  });
}
