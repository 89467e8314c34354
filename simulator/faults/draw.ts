/** Whom a fault strikes that is aimed at any service: drawn by the seed, so that neither its words nor the plan tell. */
import { createStream } from '../kernel/random';
import type { FaultPlan, Plan } from '../model/plan';

/** The fault with number `index` as it is armed: its target is a service where it was any of them. */
export function drawn(fault: FaultPlan, index: number, { services, seed }: Plan): FaultPlan {
  if (fault.target.kind !== 'anyService') return fault;
  // What is outside is not ours to break by chance.
  const ours = services.flatMap(({ kind }, service) => (kind === 'service' ? [service] : []));
  if (ours.length === 0) return { ...fault, target: { kind: 'none', says: 'there is no service' } };
  const stream = createStream(seed, `fault ${index} ${fault.text}`, 'target');
  const service = ours[stream.nextInt(0, ours.length - 1)] as number; // within the list
  return { ...fault, target: { kind: 'service', index: service } };
}
