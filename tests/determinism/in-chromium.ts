/** Executes cases in a page's sandbox: the app's own host, worker and driver. */
import type { Page } from '@playwright/test';
import type { Intervention } from '../../simulator/engine/interventions';
import type { RunReport } from '../../simulator/engine/report';
import { Fact } from '../../simulator/telemetry/facts';
import type { Position } from '../../simulator/worker/protocol';
import type {} from '../engine-page/main';
import type { Case, Outcome, Row, Witness } from './case';

const FACTS: ReadonlyMap<number, string> = new Map(Object.entries(Fact).map(([name, kind]) => [kind, name]));

/** Executes a case from start to end, doing its acts on the way. */
export function executeInChromium(page: Page, given: Case): Promise<Outcome> {
  return page.evaluate(async (json) => {
    const { plan, text, acts } = JSON.parse(json) as Case; // written below
    const run = await window.engine.start(plan, text);
    const interventions: Intervention[] = [];
    let status = await run.seek({ atNs: 0 });
    for (const { atNs, request } of acts) {
      status = await run.seek({ atNs });
      const made = await run.intervene(request);
      if (made.ok) interventions.push(made.value);
    }
    status = await run.seek({ atNs: plan.lengthNs });
    const hash = await run.hash();
    run.dispose();
    if (!status.ok) throw new Error(status.error.message);
    if (!hash.ok) throw new Error(hash.error.message);
    const { events, failure } = status.value;
    const words = failure === null ? null : `${failure.code}: ${failure.message}`;
    return { hash: hash.value, events, failure: words, interventions };
  }, JSON.stringify(given));
}

/** What a page is given, as JSON: the types of a plan are too deep for the browser's driver to follow. */
type Given = [Case['plan'], string, readonly Intervention[], readonly Position[]];

/** The hashes at some positions of a case's execution, in the order in which one run is taken to them. */
export function hashesInChromium(
  page: Page,
  { plan, text }: Case,
  interventions: readonly Intervention[],
  positions: readonly Position[],
): Promise<string[]> {
  return page.evaluate(
    async (json) => {
      const [plan, text, interventions, positions] = JSON.parse(json) as Given; // written below
      const run = await window.engine.start(plan, text, interventions);
      const hashes: string[] = [];
      for (const position of positions) {
        const arrived = await run.seek(position);
        if (!arrived.ok) throw new Error(arrived.error.message);
        const hash = await run.hash();
        if (!hash.ok) throw new Error(hash.error.message);
        hashes.push(hash.value);
      }
      run.dispose();
      return hashes;
    },
    JSON.stringify([plan, text, interventions, positions] satisfies Given),
  );
}

/** What a page reports of a run to its end, with nobody doing anything meanwhile. */
export async function reportInChromium(
  page: Page,
  { plan, text }: Pick<Case, 'plan' | 'text'>,
): Promise<RunReport> {
  const report = await page.evaluate(
    async (json) => {
      const [plan, text] = JSON.parse(json) as [Case['plan'], string]; // written below
      const run = await window.engine.start(plan, text);
      await run.seek({ atNs: plan.lengthNs });
      const report = await run.report();
      run.dispose();
      if (!report.ok) throw new Error(report.error.message);
      return JSON.stringify(report.value);
    },
    JSON.stringify([plan, text]),
  );
  return JSON.parse(report);
}

/** Looks into a case's execution in a page. */
export function chromiumWitness(page: Page, given: Case, interventions: readonly Intervention[]): Witness {
  const { plan, text } = given;
  return {
    async hashAfter(events) {
      const [hash = ''] = await hashesInChromium(page, given, interventions, [{ events }]);
      return hash;
    },
    async rowsOf(event) {
      const rows = await page.evaluate(rowsInPage, JSON.stringify([plan, text, interventions, event]));
      return rows.map(({ kind, ...row }): Row => ({ ...row, fact: FACTS.get(kind) ?? `fact ${kind}` }));
    },
  };
}

/** Runs in the page: stands before the event, steps over it, and reads what the next frame has that the last one had not. */
async function rowsInPage(json: string): Promise<(Omit<Row, 'fact'> & { kind: number })[]> {
  type Asked = [Case['plan'], string, readonly Intervention[], number];
  const [plan, text, interventions, event] = JSON.parse(json) as Asked; // written above
  const run = await window.engine.start(plan, text, interventions);
  type Rows = NonNullable<Parameters<Parameters<typeof run.onFrame>[0]>[0]['frame']>['rows'];
  const told: Rows[] = [];
  let reached = (_events: number): void => undefined;
  run.onFrame(({ status, frame }) => {
    if (frame === null) return;
    told.push(frame.rows);
    reached(status.events);
  });
  const standAt = async (events: number): Promise<number> => {
    const framed = new Promise<void>((resolve) => {
      reached = (at) => at === events && resolve();
    });
    await run.seek({ events });
    await framed;
    const last = told.at(-1);
    return last === undefined ? 0 : last.first + last.times.length;
  };
  const before = event === 0 ? 0 : await standAt(event - 1);
  await standAt(event);
  run.dispose();
  return told.flatMap((rows) =>
    Array.from(rows.times, (atNs, place) => ({
      row: rows.first + place,
      atNs,
      kind: rows.kinds[place] ?? -1,
      a: rows.a[place] ?? 0,
      b: rows.b[place] ?? 0,
      c: rows.c[place] ?? 0,
      value: rows.values[place] ?? 0,
      cause: rows.causes[place] ?? 0,
    })).filter(({ row }) => row >= before),
  );
}
