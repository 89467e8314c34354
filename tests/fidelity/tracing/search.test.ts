/**
 * One service of the boutique is slow, and the seed alone knows which: what can be found out from what the instruments
 * exported, and the table of docs/tracing.md. `vitest run --update=all` writes it anew.
 */
import { expect, test } from 'vitest';
import { loadSystem } from '../../../lessons/systems';
import { exportOtlp } from '../../../simulator/engine/otlp-export';
import { Simulation } from '../../../simulator/engine/simulation';
import { NS_PER_S } from '../../../simulator/model/units';
import { finish, prepare } from '../../running';
import { slowOnAverage, slowService } from './search';

const SEEDS = Array.from({ length: 20 }, (_, seed) => seed + 1);

interface Found {
  readonly slow: string;
  /** Whom the slowest traces blame. */
  readonly byTraces: string | undefined;
  /** Whom the averages blame. */
  readonly byAverages: string | undefined;
}

function searched(deployment: string, seed: number, sampling: number): Found {
  const choice = { deployment, experiment: 'slow-service', seed, lengthNs: 20 * NS_PER_S };
  const { plan, guest } = prepare(loadSystem('online-boutique'), choice);
  const simulation = new Simulation({ ...plan, instruments: { ...plan.instruments, sampling } }, guest);
  let otlp = '';
  const finishExport = exportOtlp(simulation, 'instruments', (piece) => (otlp += piece));
  finish(simulation);
  finishExport();
  const target = simulation.schedule.faults[0]?.target;
  if (target?.kind !== 'service') throw new Error('no service was drawn');
  const slow = plan.services[target.index]?.name ?? '';
  return { slow, byTraces: slowService(otlp), byAverages: slowOnAverage(otlp) };
}

const RUNS = [
  { title: 'whole traces, all of them', deployment: 'microservices', sampling: 1 },
  { title: 'whole traces, a tenth of them', deployment: 'microservices', sampling: 0.1 },
  { title: 'whole traces, a hundredth of them', deployment: 'microservices', sampling: 0.01 },
  { title: 'context broken at the frontend', deployment: 'broken-context', sampling: 1 },
  { title: 'metrics only', deployment: 'metrics-only', sampling: 1 },
  { title: 'no instruments', deployment: 'no-instruments', sampling: 1 },
].map(({ title, deployment, sampling }) => {
  const found = SEEDS.map((seed) => searched(deployment, seed, sampling));
  const right = (by: 'byTraces' | 'byAverages'): number => found.filter((one) => one[by] === one.slow).length;
  return { title, found, byTraces: right('byTraces'), byAverages: right('byAverages') };
});

const [ALL, TENTH, HUNDREDTH, BROKEN, ...DARK] = RUNS;

test('whole traces lead to the slow service, whichever it is', () => {
  for (const { slow, byTraces } of ALL?.found ?? []) expect(byTraces).toBe(slow);
  expect(ALL?.found).toHaveLength(SEEDS.length);
  expect(new Set(ALL?.found.map(({ slow }) => slow)).size).toBeGreaterThan(5);
});

test('the fewer traces are kept, the more often the few requests that are slow are not among them', () => {
  expect(TENTH?.byTraces).toBeLessThan(ALL?.byTraces ?? 0);
  expect(HUNDREDTH?.byTraces).toBeLessThan(TENTH?.byTraces ?? 0);
});

test('where the context is not passed on the search ends, and blames whoever stands there', () => {
  for (const { byTraces } of BROKEN?.found ?? []) expect(byTraces).toBe('frontend');
  // No better than naming one of ten at random.
  expect(BROKEN?.byTraces).toBeLessThanOrEqual(5);
  expect(BROKEN?.byAverages).toBeLessThan(ALL?.byAverages ?? 0);
});

test('without spans there is nothing to look into', () => {
  expect(DARK).toHaveLength(2);
  for (const { found } of DARK)
    for (const { byTraces, byAverages } of found)
      expect([byTraces, byAverages]).toEqual([undefined, undefined]);
});

test('the table of the documentation is what runs give', async () => {
  const rows = RUNS.map(({ title, byTraces, byAverages }) => `| ${title} | ${byTraces} | ${byAverages} |`);
  await expect(`${BEFORE}${rows.join('\n')}\n${AFTER}`).toMatchFileSnapshot('../../../docs/tracing.md');
});

const BEFORE = `# What finds a slow service

One service of Online Boutique takes 40 ms longer over everything, and the seed draws which of the ten. Of the seeds 1 to 20, 20 simulated seconds each, how often it is found in what the instruments exported (OTLP), and in nothing else: by following the twenty slowest traces down to where their time goes, or by the longest own time of a service's spans on average. No cell is written by hand: \`tests/fidelity/tracing/search.test.ts\` fails when a run gives another one.

| the instruments | found by slow traces | found by averages |
| --- | ---: | ---: |
`;

const AFTER = `
Why:

- **Whole traces** show each request from the frontend down, so the time that is missing above is found below, in the service that worked.
- **Sampling** keeps whole traces, but few. A service that only an order needs, such as email, is slow in one request of twenty or so, and a small sample may hold none of them.
- **A broken context** cuts every trace off at the frontend. Its span is as long as ever and nothing below it says why, so all the time looks like the frontend's own; it is found only when it is the frontend. What the others sent is there, in traces of their own, but no trace leads to it. Averages find it where it is asked so seldom that the frontend, on average, seems to work less than 40 ms.
- **Metrics** are no traces. Each service's own figures still tell that it answers later than it did, as do those of everybody who waits for it.

On the page: \`online-boutique\`, the experiment "One service is slow", the tab Traces.
`;
