/** Wherever a run is taken, back and forth, its history up to there is that of the run that went straight on. */
import { expect, type Page } from '@playwright/test';
import type { Case } from './case';
import { test } from './fixture';
import { hashesInChromium } from './in-chromium';

// A history that differs once differs.
test.describe.configure({ retries: 0 });

const STOPS_NS = [0, 1e9, 9e9, 16.5e9, 27e9, 41e9, 59.9e9, 60e9];
/** The way there, as places in `STOPS_NS`. */
const WAY = [4, 2, 7, 1, 6, 6, 3, 0, 5, 7, 7, 2, 7];

test('a run that is sought back and forth tells what the straight run told', async ({ node, page }) => {
  test.setTimeout(300_000);
  for (const given of node.caseOfEach()) {
    await test.step(given.name, async () => {
      const { hashes, hash, events, interventions } = node.execute(given, { hashesAt: STOPS_NS });
      const there = await hashesInChromium(
        page,
        given,
        interventions,
        WAY.map((stop) => ({ atNs: STOPS_NS[stop] ?? 0 })),
      );
      expect(there).toEqual(WAY.map((stop) => hashes[stop]));
      const byEvents = await hashesInChromium(page, given, interventions, [
        { events: Math.floor(events / 2) },
        { events: 17 },
        { events },
      ]);
      expect(byEvents[2]).toBe(hash);
      const witness = node.nodeWitness(given, interventions);
      expect(byEvents[0]).toBe(await witness.hashAfter(Math.floor(events / 2)));
      expect(byEvents[1]).toBe(await witness.hashAfter(17));
    });
  }
});

test('what was done after going back is undone without a trace, at any speed', async ({ node, page }) => {
  test.setTimeout(120_000);
  const [given] = node.caseOfEach();
  if (given === undefined) throw new Error('no system ships');
  const { hash, interventions } = node.execute(given);
  const ends = await goBackAndIntervene(page, given, interventions);
  expect(ends.redone).toBe(ends.changed);
  expect(ends.changed).not.toBe(hash);
  expect(ends).toMatchObject({ played: hash, undone: hash });
});

/** Plays to the end, goes back, does something, goes on to the end, undoes it, redoes it; the hash at the end each time. */
function goBackAndIntervene(
  page: Page,
  { plan, text }: Case,
  interventions: NonNullable<Parameters<Window['engine']['start']>[2]>,
): Promise<{ played: string; changed: string; undone: string; redone: string }> {
  return page.evaluate(
    async (json) => {
      const [plan, text, interventions] = JSON.parse(json) as Parameters<Window['engine']['start']>; // written below
      const run = await window.engine.start(plan, text, interventions);
      const hash = async (): Promise<string> => {
        const answer = await run.hash();
        if (!answer.ok) throw new Error(answer.error.message);
        return answer.value;
      };
      const end = { atNs: plan.lengthNs };
      const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
      await run.play(10);
      await pause(200);
      await run.play(1000);
      await pause(30);
      await run.pause();
      await run.step(1001);
      const ended = new Promise<void>((resolve) =>
        run.onFrame(({ status }) => status.state === 'ended' && resolve()),
      );
      await run.play(Infinity);
      await ended;
      const played = await hash();
      await run.seek({ atNs: 20e9 });
      const [fault] = plan.faults;
      if (fault === undefined) throw new Error('the case has faults');
      await run.intervene({ kind: 'fault', fault: { ...fault, trigger: { kind: 'time', atNs: 21e9 } } });
      await run.seek(end);
      const changed = await hash();
      await run.undo();
      const undone = await hash();
      await run.redo();
      const redone = await hash();
      run.dispose();
      return { played, changed, undone, redone };
    },
    JSON.stringify([plan, text, interventions]),
  );
}
