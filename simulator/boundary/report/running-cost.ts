/** What a deployment takes to run: processes, machines, stores, wires, and the people who look after them. */
import { usedLinks } from '../../engine/code/wiring';
import { BYTES_PER_MIB } from '../../model/units';
import type { CostStatement, Measure } from './statement';
import type { Subject } from './subject';

export type RunningCost = Readonly<Record<Measure, number>> & {
  /** Hours a week that people spend on keeping it going; an assumption, as its range says. */
  readonly taxHours: readonly [from: number, to: number];
};

/** Our assumption, published nowhere: 1 to 6 hours a week for each deployable, besides what is the same for any number of them. */
const TAX_HOURS = [1, 6] as const;

/** What the tax is, to stand beside it. */
export const TAX_NOTE =
  'An assumption, not a measurement: each deployable takes 1 to 6 hours a week to patch, deploy, watch and be on call for.';

/** What is ours: what runs outside the system is run by others. */
export function runningCost(subject: Subject): RunningCost {
  const { plan, code } = subject;
  const services = plan.services.filter(({ kind }) => kind === 'service');
  const outside = new Set(plan.modules.flatMap(({ external, store }) => (external ? [store] : [])));
  const sum = (of: (service: (typeof services)[number]) => number): number =>
    services.reduce((total, service) => total + of(service), 0);
  return {
    deployables: services.length,
    instances: sum(({ instances }) => instances),
    // CPUs are counted in thousandths, so that a tenth and two tenths are three.
    cpus:
      Math.round(1000 * sum(({ instances, parameters }) => instances * Number(parameters['cpus']))) / 1000,
    memoryMiB: sum(({ instances, parameters }) => (instances * Number(parameters['memory'])) / BYTES_PER_MIB),
    stores: plan.stores.filter((_, index) => !outside.has(index)).length,
    links: usedLinks(plan, code).length,
    taxHours: [TAX_HOURS[0] * services.length, TAX_HOURS[1] * services.length],
  };
}

const WORDS: Readonly<Record<Measure, readonly [one: string, many: string]>> = {
  deployables: ['deployable', 'deployables'],
  instances: ['instance', 'instances'],
  cpus: ['CPU', 'CPUs'],
  memoryMiB: ['MiB of memory', 'MiB of memory'],
  stores: ['store', 'stores'],
  links: ['wire in use', 'wires in use'],
};

/** What has become more, or less. */
export function costStatements(before: RunningCost, after: RunningCost): CostStatement[] {
  const measures = Object.keys(WORDS) as Measure[]; // its keys are just those
  return measures.flatMap((measure): CostStatement[] => {
    const [was, is] = [before[measure], after[measure]];
    if (was === is) return [];
    const unit = WORDS[measure][is === 1 ? 0 : 1];
    const tax =
      measure === 'deployables'
        ? `, and ${after.taxHours[0]} to ${after.taxHours[1]} hours of somebody’s week instead of ${before.taxHours[0]} to ${before.taxHours[1]} (an assumption)`
        : '';
    const says = `It takes ${is} ${unit} instead of ${was}${tax}.`;
    return [{ kind: 'cost', effect: is > was ? 'cost' : 'relief', measure, before: was, after: is, says }];
  });
}
