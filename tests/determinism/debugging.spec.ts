/** A debug build in the page: stopped where it is stopped in Node, with the same history, which is that of the ordinary one. */
import { expect } from '@playwright/test';
import type { Breakpoints, StoppedAt } from '../../simulator/worker/protocol';
import type { Case } from './case';
import { test } from './fixture';

// A history that differs once differs.
test.describe.configure({ retries: 0 });

interface Debugged {
  readonly stops: readonly (StoppedAt & { readonly events: number })[];
  readonly hash: string;
}

/** Plays a run in the page, from one stop to the next, so many times; then passes the rest of the breakpoints. */
function debugInChromium(
  page: Parameters<Parameters<typeof test>[2]>[0]['page'],
  { plan, text }: Pick<Case, 'plan' | 'text'>,
  breakpoints: Breakpoints,
  count: number,
): Promise<Debugged> {
  return page.evaluate(
    async (json) => {
      const [plan, text, breakpoints, count] = JSON.parse(json) as [
        Case['plan'],
        string,
        Breakpoints,
        number,
      ]; // written below
      const run = await window.engine.start(plan, text);
      await run.breakAt(breakpoints);
      const stops: (StoppedAt & { events: number })[] = [];
      while (stops.length < count) {
        await run.play(Infinity);
        const status = await new Promise<NonNullable<typeof run.status>>((resolve) => {
          const unlisten = run.onFrame(({ status }) => {
            if (status.state !== 'paused' && status.state !== 'ended') return;
            unlisten();
            resolve(status);
          });
        });
        if (status.stop === null) break;
        stops.push({ ...status.stop, events: status.events });
      }
      const ended = await run.seek({ atNs: plan.lengthNs });
      const hash = await run.hash();
      run.dispose();
      if (!ended.ok) throw new Error(ended.error.message);
      if (!hash.ok) throw new Error(hash.error.message);
      return { stops, hash: hash.value };
    },
    JSON.stringify([plan, text, breakpoints, count]),
  );
}

test('stops in the page are those in Node, and leave the history as it is', async ({ node, page }) => {
  test.setTimeout(120_000);
  const [given] = node.caseOfEach();
  if (given === undefined) throw new Error('no system ships');
  const plan = { ...given.plan, lengthNs: 5e9 };
  const { text, sites } = node.debugBuild(given.document);
  const lines = sites.flatMap(({ operation }, site) =>
    operation === 'charge' ? [{ id: site, site, condition: null }] : [],
  );
  expect(lines.length).toBeGreaterThan(1);
  const breakpoints = { lines, worlds: [] };
  const ours = node.stopsOf({ ...given, plan, text, acts: [] }, breakpoints, 5);
  const theirs = await debugInChromium(page, { plan, text }, breakpoints, 5);
  expect(theirs.stops).toEqual(ours);
  expect(theirs.hash).toBe(node.execute({ ...given, plan, acts: [] }).hash);
});

test('a handler cannot tell a debug build from the ordinary one', async ({ node, page }) => {
  test.setTimeout(120_000);
  const document = node.languageDocument();
  const { plan, text } = node.prepare(document, { seed: 1 });
  const debug = node.debugBuild(document);
  const never = debug.sites.map((_, site) => {
    return { id: site, site, condition: { kind: 'value', value: false } } as const;
  });
  const plain = await debugInChromium(page, { plan, text }, { lines: [], worlds: [] }, 1);
  const looked = await debugInChromium(page, { plan, text: debug.text }, { lines: never, worlds: [] }, 1);
  expect(looked).toEqual(plain);
});
