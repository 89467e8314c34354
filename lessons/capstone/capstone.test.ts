import { expect, test } from 'vitest';
import type { RunReport } from '../../simulator';
import { inProcessHost } from '../../simulator/cli/lesson/host';
import { FaultList } from '../../simulator/model/document-fault';
import { plainCopy } from '../../simulator/model/plain-copy';
import { invariantOf, ranWith, requestsOf } from '../judge/testing';
import type { Host } from '../judge/judging';
import { loadSystem } from '../systems';
import { anatomyOf } from './anatomy';
import { documentOf, readEntry, REFERENCES, type Entry } from './design';
import { isBeaten, rate, type Outcome } from './outcome';
import { SEASON, seasonIn } from './season';

const season = seasonIn(plainCopy(loadSystem(SEASON.system), new FaultList()) ?? null);

function entryIn(design: object): Entry {
  const read = readEntry(JSON.stringify(design));
  if (!read.ok) throw new Error(read.faults.map(({ path }) => path).join());
  return read.value;
}

/** At one seed. */
async function rated(title: string): Promise<Outcome> {
  const entry = REFERENCES.find((one) => one.title === title);
  if (entry === undefined) throw new Error(`no design is called ${title}`);
  const result = await rate(documentOf(season, entry).document, entry.deployment, inProcessHost(), [1]);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  expect(result.outcome.mistake).toBeUndefined();
  return result.outcome;
}

test('each design pays for something: the whole falls together, the parts leave gaps, and one transaction closes them', async () => {
  const monolith = await rated('Monolith');
  const apart = await rated('Microservices');
  const heart = await rated('The heart of it together');
  expect(monolith.bill.dollarsAMonth).toBeCloseTo((2.2 * 0.04048 + (1774 / 1024) * 0.004445) * 730, 6);
  expect([monolith.bill.parts, apart.bill.parts, heart.bill.parts]).toEqual([3, 13, 10]);
  expect(monolith.served).toBeLessThan(apart.served);
  expect(monolith.p99Ms).toBeLessThan(apart.p99Ms);
  expect(apart.gaps).toBeGreaterThan(0);
  expect(heart.gaps).toBe(0);
  expect([isBeaten(monolith, apart), isBeaten(apart, monolith)]).toEqual([false, false]);
  expect(isBeaten(heart, heart)).toBe(false);
});

test('a design changes deployments and handlers, and nothing of what is asked', () => {
  const touched = (modules: object) => documentOf(season, entryIn({ ...DESIGN, edit: { modules } })).touched;
  expect(touched({ email: { handlers: '' } })).toEqual([]);
  expect(touched({ payment: { external: true } })).toEqual(['modules.payment']);
  expect(readEntry(JSON.stringify({ ...DESIGN, edit: { invariants: [] } })).ok).toBe(false);
  expect(readEntry('{').ok).toBe(false);
});

const DESIGN = { title: 'A design', deployment: 'monolith' };

test('the anatomy blames a fault for what is better without it', async () => {
  const [, sale] = SEASON.chapters;
  const [slow] = sale.faults;
  const report = (served: number, gaps: number): RunReport => ({
    ...ranWith({}).report,
    requests: { ...requestsOf('', { succeeded: served }), byOperation: [] },
    invariants: [invariantOf('charged-implies-shipped', gaps)],
  });
  const host: Host = {
    prepare: (_, { experiment }) => ({
      ok: true,
      plan: ranWith({}).plan,
      run: () => report(experiment === sale.name ? 90 : 50, 1),
    }),
  };
  const chapters = [{ name: sale.name, reports: [report(70, 3)] }];
  expect(await anatomyOf(season.document, 'monolith', chapters, host)).toEqual([
    {
      chapter: sale.title,
      effects: [{ fault: slow, unserved: 20, gaps: 2, p99Ms: 0 }],
      fallen: [],
      broken: [],
    },
  ]);
});
