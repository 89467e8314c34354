/**
 * Online Boutique as microservices under 200 requests/s, every request traced: what one run costs. Two runs, because the
 * first one is executed while the machine still learns the code.
 */
import { loadSystem } from '../../lessons/systems';
import { simulate } from './run';

/** What a run of ten simulated minutes took. */
export interface BoutiqueFigures {
  /** Module calls, over a wire or not, the clients' included. */
  readonly callsPerSecond: number;
  readonly spansPerSecond: number;
  readonly eventsPerSecond: number;
  /** Real seconds for ten simulated minutes. */
  readonly tenMinutesSeconds: number;
  /** What the process holds at the run's end, MiB. */
  readonly heapMib: number;
}

/** Length of the measured runs, simulated seconds. */
export const TEN_MINUTES_S = 600;
const WARM_UP_S = 60;

/** In Node, in this process. */
export async function boutique(): Promise<BoutiqueFigures> {
  const document = loadSystem('online-boutique');
  const choice = { deployment: 'microservices', traced: true };
  simulate(document, { ...choice, seed: 2, seconds: WARM_UP_S });
  const { simulation, seconds } = simulate(document, { ...choice, seed: 1, seconds: TEN_MINUTES_S });
  simulation.readers.settle();
  const { calls, spans } = simulation.readers.metrics;
  return {
    callsPerSecond: calls / seconds,
    spansPerSecond: spans / seconds,
    eventsPerSecond: simulation.events / seconds,
    tenMinutesSeconds: seconds,
    heapMib: process.memoryUsage().heapUsed / 2 ** 20,
  };
}
