/** M/M/1 at utilisation 0.9 in three simulators, with as little observed as each lets us. */
import { spawnSync } from 'node:child_process';
import { simulate } from './run';
import { MM1 } from './systems';

/** Through the service component with its slots, queue and CPU; no reader of spans or metrics but the requests' own. */
export function mm1Faultline(): { rate: number; meanMs: number } {
  simulate(MM1, { seed: 2, seconds: 300, traced: false });
  const { simulation, seconds } = simulate(MM1, { seed: 1, seconds: 3600, traced: false });
  const { clients } = simulation.system;
  return { rate: clients.succeeded / seconds, meanMs: simulation.readers.meanRequestMs() };
}

const SIMPY = `
import random, sys, time
import simpy
def customer(env, counter):
    with counter.request() as turn:
        yield turn
        yield env.timeout(random.expovariate(1.0))
def source(env, counter, n):
    for _ in range(n):
        env.process(customer(env, counter))
        yield env.timeout(random.expovariate(0.9))
random.seed(1)
n = 200000
env = simpy.Environment()
env.process(source(env, simpy.Resource(env, 1), n))
began = time.perf_counter()
env.run()
print(n / (time.perf_counter() - began))
`;

/** Customers/s of SimPy, or undefined where it is not installed. */
export function mm1Simpy(): number | undefined {
  for (const python of ['/usr/bin/python3', 'python3']) {
    const run = spawnSync(python, ['-c', SIMPY], { encoding: 'utf8' });
    if (run.status === 0) return Number(run.stdout);
  }
  return undefined;
}

/** As much of simjs as an M/M/1 needs. */
interface Simjs {
  readonly Sim: new () => {
    addEntity(kind: new () => SimjsEntity, name: string): unknown;
    simulate(endTime: number, maxEvents: number): boolean;
  };
  readonly Entity: new () => SimjsEntity;
  readonly Facility: new (name: string) => object;
  readonly Random: new (seed: number) => { exponential(rate: number): number };
}

interface SimjsEntity {
  setTimer(duration: number): SimjsRequest;
  useFacility(facility: object, duration: number): SimjsRequest;
}

interface SimjsRequest {
  done(callback: () => void): void;
}

/** Its module only looks for a browser's `window`, so it gets one while it loads. */
async function loadSimjs(): Promise<Simjs> {
  const host: { window?: { Sim?: Simjs } } = globalThis as object;
  host.window = {};
  await import('simjs');
  const loaded = host.window.Sim;
  delete host.window;
  if (loaded === undefined) throw new Error('simjs has changed: it is no longer on window');
  return loaded;
}

/** Customers/s of simjs. */
export async function mm1Simjs(): Promise<number> {
  const { Sim, Entity, Facility, Random } = await loadSimjs();
  const customers = 200_000;
  const random = new Random(1);
  const counter = new Facility('counter');
  let left = customers;
  let served = 0;
  class Source extends Entity {
    start(): void {
      if (left-- === 0) return;
      this.useFacility(counter, random.exponential(1)).done(() => served++);
      this.setTimer(random.exponential(0.9)).done(() => this.start());
    }
  }
  const sim = new Sim();
  sim.addEntity(Source, 'source');
  const began = performance.now();
  sim.simulate(Infinity, Infinity);
  const seconds = (performance.now() - began) / 1000;
  if (served !== customers) throw new Error(`simjs served ${served} of ${customers} customers`);
  return served / seconds;
}
