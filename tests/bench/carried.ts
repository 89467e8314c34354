/** How many messages brokers of each shape carry, and how many lookups a registry answers, a second of the machine. */
import { simulate } from './run';
import { lookingUp, publishing } from './systems';

/** Messages/s from a producer through a broker to a consumer that does nothing with them, confirmed and acknowledged. */
export function messagesPerSecond(shape: 'queue' | 'log'): number {
  simulate(publishing(shape), { seed: 2, seconds: 2, traced: false });
  const { simulation, seconds } = simulate(publishing(shape), { seed: 1, seconds: 20, traced: false });
  return (simulation.readers.brokers.acknowledged[0] ?? 0) / seconds;
}

/** Lookups/s of callers that keep no answer: one for each call, and the call itself. */
export function lookupsPerSecond(): number {
  simulate(lookingUp, { seed: 2, seconds: 2, traced: false });
  const { simulation, seconds } = simulate(lookingUp, { seed: 1, seconds: 60, traced: false });
  return (simulation.readers.registries.lookups[0] ?? 0) / seconds;
}
