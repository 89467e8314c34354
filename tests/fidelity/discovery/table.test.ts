/**
 * The table of docs/discovery.md: what a stale belief costs. `vitest run --update=all` writes it anew.
 *
 * @holds kubernetes, consul, drain
 */
import { expect, test } from 'vitest';
import { shopWith, WAYS, type Way } from '../../corner-shop';
import { runShop } from './runs';

const SEEDS = Array.from({ length: 20 }, (_, seed) => seed + 1);
const KILL = ['crash payments#2 at 20s for 30s'];
const DRAIN = ['drain payments#2 at 20s for 30s'];

interface Case {
  readonly title: string;
  readonly way: Way;
  /** Parameters of payments that differ from the defaults. */
  readonly payments: object;
}

const CASES: readonly Case[] = [
  ...WAYS.map((way) => ({ title: titleOf(way), way, payments: {} })),
  {
    title: 'Kubernetes, preStop 35 s',
    way: 'kubernetes',
    payments: { preStop: '35s', grace: '60s' },
  },
];

function titleOf(way: Way): string {
  return { 'static list': 'static list', kubernetes: 'Kubernetes', consul: 'Consul' }[way];
}

const RUNS = CASES.map(({ title, way, payments }) => {
  const document = shopWith(way, payments);
  const failed = (faults: readonly string[]): number[] =>
    SEEDS.map((seed) => runShop(document, seed, faults).failed).sort((a, b) => a - b);
  return { title, killed: failed(KILL), drained: failed(DRAIN) };
});

const median = (sorted: readonly number[]): number =>
  ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.floor(sorted.length / 2)] ?? 0)) / 2;

const cell = (sorted: readonly number[]): string =>
  `${median(sorted)} (${sorted[0] ?? 0} to ${sorted.at(-1) ?? 0})`;

test('the table of the documentation is what runs give', async () => {
  const rows = RUNS.map(({ title, killed, drained }) => `| ${title} | ${cell(killed)} | ${cell(drained)} |`);
  await expect(`${BEFORE}${rows.join('\n')}\n${AFTER}`).toMatchFileSnapshot('../../../docs/discovery.md');
});

test('whatever the seed, nobody corrects a list, Kubernetes’ callers keep an answer, and Consul’s wait for the next check', () => {
  const [list, kubernetes, consul, patient] = RUNS;
  const least = (runs: readonly number[] | undefined): number => runs?.[0] ?? NaN;
  const most = (runs: readonly number[] | undefined): number => runs?.at(-1) ?? NaN;
  expect(least(list?.killed)).toBeGreaterThan(most(kubernetes?.killed));
  expect(least(list?.drained)).toBeGreaterThan(most(kubernetes?.drained));
  expect(least(kubernetes?.drained)).toBeGreaterThan(most(consul?.drained));
  expect(most(patient?.drained)).toBe(0);
  expect(median(kubernetes?.killed ?? [])).toBeGreaterThan(median(consul?.killed ?? []));
  expect(median(consul?.killed ?? [])).toBeGreaterThan(0);
});

const BEFORE = `# What a stale belief costs

The corner shop with payments apart, in three instances, under the open loop's load for a minute. At 20 s one of the three goes for 30 s: it is killed, or it is told to stop (drained) and comes back. Requests that the customers did not see done, median and range over the seeds 1 to 20. No cell is written by hand: \`tests/fidelity/discovery/table.test.ts\` fails when a run gives another one.

| callers find payments through | killed | drained |
| --- | ---: | ---: |
`;

const AFTER = `
Why in this order:

- **A static list** is corrected by nobody. A third of the calls go to the dead instance as long as it is away, and a drain changes nothing: what is told to stop refuses new calls, and nobody learns of it.
- **Kubernetes** sees at once that the process ended (the kubelet stands beside it), and its DNS stops naming it about a second later. But a caller keeps the answer it has for the record's time to live, 30 s as CoreDNS sets it, and goes on calling the dead. A drain costs as much: the process stops within a moment, while the answer lives on. A \`preStop\` pause longer than that time to live keeps the instance serving until every caller has asked again, and then nothing fails.
- **Consul** serves answers with a time to live of 0, so callers ask for each call. A killed instance is named until the next health check finds it out: up to 10 s later, sometimes at once, as the checks happen to fall. One that is told to stop deregisters itself first, so a drain costs next to nothing.

The defaults and their sources stand with the components' definitions (\`simulator/components/discovery/\`).
`;
