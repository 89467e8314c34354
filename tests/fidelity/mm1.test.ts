/**
 * The service against queueing theory. Customers arrive as a Poisson process at one service; each keeps a server for an
 * exponentially distributed time of mean 1 (1 ms here). Servers are the slots of the service, with a CPU for each, or its
 * CPUs alone. Exact results, with ρ the load of each server, λ the arrivals in a mean service time and a = cρ = λ:
 *
 * - M/M/1: time in system W = 1 / (1 - ρ), exponentially distributed: its quantile p is -W ln(1 - p); Lq = ρ² / (1 - ρ).
 * - M/M/c: Erlang's C(c, a) is the probability to wait; Wq = C / (c - a), W = Wq + 1, Lq = λ Wq.
 * - M/M/c/K: birth and death; p(n) ~ aⁿ/n! up to c, then × ρ each, up to K; the share p(K) is turned away; for those who
 *   are not, W = L / (λ (1 - p(K))) by Little's law.
 *
 * Each case is run with several seeds. The mean over the seeds must lie within the 99.9 % confidence interval that their own
 * spread gives (Student), and that interval must be narrow, or nothing would be shown. The seeds are fixed: a correct
 * service passes always or never, and one figure in a thousand may need another seed.
 *
 * @holds service
 */
import { expect, test } from 'vitest';
import type { Journal, JournalFold } from '../../simulator/kernel/journal';
import { Outcome } from '../../simulator/model/failures';
import { Simulation } from '../../simulator/engine/simulation';
import { Fact } from '../../simulator/telemetry/facts';
import { finish, prepare } from '../running';

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
/** Student's t for 99.9 %, two-sided, with as many degrees of freedom as there are seeds but one. */
const STUDENT = 4.781;
/** Share of a run that is left out at the beginning, when the queue is still shorter than it will be. */
const WARM_UP = 0.05;

interface Queue {
  readonly servers: number;
  /** Customers that may be in the system; the others are turned away. */
  readonly room?: number;
  readonly rho: number;
  /** What the servers are: slots with a CPU each, or CPUs for which any number of slots compete. */
  readonly serversAre?: 'slots' | 'cpus';
  /** CPUs for each server; half a CPU takes twice as long. */
  readonly cpusEach?: number;
  /** Customers of a run, about. */
  readonly customers: number;
}

/** What one run shows; times in mean service times. */
interface Figures {
  readonly W: number;
  readonly p95: number;
  readonly p99: number;
  readonly Lq: number;
  readonly utilization: number;
  readonly turnedAway: number;
}

/** Arrivals a second: the mean service time is 1 ms on a whole CPU. */
const rateOf = ({ servers, rho, cpusEach = 1 }: Queue): number => 1000 * rho * servers * cpusEach;

function documentOf(given: Queue): object {
  const { servers, room, serversAre = 'slots', cpusEach = 1 } = given;
  const waiting = (room ?? 1_000_000) - servers;
  const [concurrency, queue] = serversAre === 'slots' ? [servers, waiting] : [1_000_000, 0];
  return {
    format: 'faultline/1',
    name: 'queue',
    title: 'Queue',
    summary: 'Poisson arrivals, exponential service.',
    modules: {
      counter: { explains: 'Serves.', operations: { serve: { work: { exponential: { mean: '1ms' } } } } },
    },
    tasks: { customer: { weight: 1, steps: [{ request: 'counter.serve' }] } },
    deployments: {
      one: {
        explains: 'One service.',
        services: { counter: { modules: ['counter'], cpus: servers * cpusEach, concurrency, queue } },
        links: { clients: { latency: '0ms' } },
        clientTimeout: '0s',
      },
    },
    experiments: {
      busy: {
        workload: { open: { arrivals: 'poisson', rate: rateOf(given), sessions: 1 } },
        length: '1h',
      },
    },
  };
}

/** Times in system of those who were served after the warm-up, and how many came then. */
class Departures implements JournalFold {
  readonly timesNs: number[] = [];
  ended = 0;

  constructor(private readonly fromNs: number) {}

  fold(journal: Journal, from: number, to: number): void {
    const { mask, kinds, times, b, values } = journal;
    for (let row = from; row < to; row++) {
      const at = row & mask;
      if (kinds[at] !== Fact.requestEnded || (times[at] ?? 0) < this.fromNs) continue;
      this.ended++;
      if (b[at] === Outcome.ok) this.timesNs.push(values[at] ?? 0);
    }
  }
}

function runOf(queue: Queue, seed: number): Figures {
  const lengthNs = Math.round((queue.customers / rateOf(queue)) * 1e9);
  const { plan, guest } = prepare(documentOf(queue), { seed, lengthNs });
  const simulation = new Simulation(plan, guest, [], { spans: 0 });
  const departures = new Departures(WARM_UP * lengthNs);
  simulation.system.kernel.journal.addFold(departures);
  finish(simulation);
  const serviceNs = 1e6 / (queue.cpusEach ?? 1);
  const times = departures.timesNs.sort((one, other) => one - other);
  const quantile = (p: number): number => (times[Math.floor(p * times.length)] ?? NaN) / serviceNs;
  const { metrics } = simulation.readers;
  return {
    W: times.reduce((sum, time) => sum + time, 0) / times.length / serviceNs,
    p95: quantile(0.95),
    p99: quantile(0.99),
    Lq: metrics.meanQueue(0, lengthNs),
    utilization: metrics.utilization(0, lengthNs),
    turnedAway: 1 - times.length / departures.ended,
  };
}

/** Whether runs agree with theory, figure by figure; a confidence interval may be so wide, as a share of the exact value. */
function expectTheory(queue: Queue, exact: Partial<Figures>, precision: number): void {
  const runs = SEEDS.map((seed) => runOf(queue, seed));
  // The entries are the figures' names.
  for (const [name, value] of Object.entries(exact) as [keyof Figures, number][]) {
    const seen = runs.map((figures) => figures[name]);
    const mean = seen.reduce((sum, one) => sum + one, 0) / seen.length;
    const variance = seen.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (seen.length - 1);
    const halfWidth = STUDENT * Math.sqrt(variance / seen.length);
    const words = `${name}: ${mean.toPrecision(5)} ± ${halfWidth.toPrecision(2)}, exactly ${value.toPrecision(5)}`;
    expect(Math.abs(mean - value), words).toBeLessThanOrEqual(halfWidth);
    expect(halfWidth / value, words).toBeLessThan(precision);
  }
}

test.each<[Queue, Partial<Figures>, number]>([
  [
    { servers: 1, rho: 0.5, customers: 30_000 },
    { W: 2, p95: 5.991465, p99: 9.21034, Lq: 0.5, utilization: 0.5 },
    0.1,
  ],
  [{ servers: 1, rho: 0.8, customers: 60_000 }, { W: 5, p95: 14.978661, Lq: 3.2, utilization: 0.8 }, 0.12],
  [{ servers: 1, rho: 0.9, customers: 120_000 }, { W: 10, Lq: 8.1, utilization: 0.9 }, 0.12],
  [{ servers: 1, rho: 0.8, cpusEach: 0.5, customers: 40_000 }, { W: 5, Lq: 3.2, utilization: 0.8 }, 0.12],
])('M/M/1 %j', expectTheory);

test.each<[Queue, Partial<Figures>, number]>([
  [{ servers: 2, rho: 0.8, customers: 40_000 }, { W: 2.777778, Lq: 2.844444, utilization: 0.8 }, 0.12],
  [{ servers: 20, rho: 0.8, customers: 60_000 }, { W: 1.064019, Lq: 1.024311, utilization: 0.8 }, 0.25],
  [
    { servers: 5, rho: 0.8, serversAre: 'cpus', customers: 40_000 },
    { W: 1.554113, Lq: 2.21645, utilization: 0.8 },
    0.12,
  ],
])('M/M/c %j', expectTheory);

test.each<[Queue, Partial<Figures>, number]>([
  [
    { servers: 1, room: 1, rho: 0.9, customers: 20_000 },
    { W: 1, turnedAway: 0.4736842, utilization: 0.4736842 },
    0.05,
  ],
  [
    { servers: 1, room: 5, rho: 1.2, customers: 20_000 },
    { W: 3.359493, turnedAway: 0.2505881, Lq: 2.121878 },
    0.1,
  ],
  [
    { servers: 5, room: 10, rho: 0.8, customers: 40_000 },
    { W: 1.233337, turnedAway: 0.0424857, Lq: 0.893693 },
    0.1,
  ],
  [
    { servers: 10, room: 20, rho: 1, customers: 40_000 },
    { W: 1.402629, turnedAway: 0.0682118, Lq: 3.75165 },
    0.1,
  ],
])('M/M/c/K %j', expectTheory);
