/** How long a message on a link usually takes: for one that is lost, and so never says how long it would have taken. */
import type { LinkPlan } from '../../../../simulator';

/** The mean of a latency, ns. */
export function typicalNs(latency: LinkPlan['latency']): number {
  if (latency.kind === 'constant') return latency.value;
  if (latency.kind === 'uniform') return (latency.from + latency.to) / 2;
  return latency.mean;
}
