/** Whether two runs can be compared at all. */
import type { Plan } from '../../../simulator';

/** Why not, in a sentence; undefined when they have the same load for the same time. */
export function whyNot(first: Plan, second: Plan): string | undefined {
  if (first.experiment !== second.experiment)
    return `They run different experiments, ${first.experiment} and ${second.experiment}: neither their figures nor their requests compare.`;
  if (loadOf(first) !== loadOf(second))
    return 'The edit changed the load: neither their figures nor their requests compare.';
  return undefined;
}

/** As text. Operations by their names: another system may number them otherwise. */
function loadOf({ workload, lengthNs, operations }: Plan): string {
  return JSON.stringify([lengthNs, workload], (key, value: unknown) =>
    key === 'operation' ? operations[Number(value)]?.name : value,
  );
}
