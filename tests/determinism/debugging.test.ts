/** A run of a debug build is the run of the ordinary one: whoever looks at its lines, and wherever it was stopped. */
import { runInThisContext } from 'node:vm';
import { expect, test } from 'vitest';
import type { GuestFactory } from '../../simulator/engine/guest';
import type { Intervention } from '../../simulator/engine/interventions';
import { makeLiveRun } from '../../simulator/worker/live-run';
import type { Breakpoints } from '../../simulator/worker/protocol';
import type { Simulated } from '../../simulator/worker/simulated';
import type { Case } from './case';
import { makeCase } from './generator';
import { execute } from './in-node';
import { debugBuild } from './prepare';
import { firstSeed, howToRepeat } from './seeds';
import { caseOfEach } from './shipped';

const SEEDS = Array.from({ length: 5 }, (_, place) => firstSeed() + place);
/** Places along a run at which it is stopped, as shares of the lines that it passes. */
const STOPS = [0, 0.7];
const SHORT_NS = 5e9;

/** A case with the document that it was made from. */
interface Debugged extends Case {
  readonly document: unknown;
}

interface Build {
  readonly guest: GuestFactory;
  /** The numbers of its sites. */
  readonly sites: readonly number[];
}

function built(document: unknown): Build {
  const { text, sites } = debugBuild(document);
  const guest = runInThisContext(text) as GuestFactory; // the lowering printed the text
  return { guest, sites: [...sites.keys()] };
}

/** Every line, to be stopped at always, or looked at in vain. */
function everyLine(sites: readonly number[], value: boolean): Breakpoints {
  return {
    lines: sites.map((site) => ({ id: site, site, condition: { kind: 'value', value } })),
    worlds: [],
  };
}

/** A run from its beginning, and how it goes to its end or to where it stops. */
function begun({ plan }: Case, { guest }: Build, interventions: readonly Intervention[]): Simulated {
  return makeLiveRun(plan, guest, interventions, false);
}

function gone(run: Simulated, { plan }: Case, batch: number): Simulated {
  while (run.advance(plan.lengthNs, batch) === 'yielded');
  return run;
}

/** Whether the debug build has the same history: looked at everywhere, and as far as where it is stopped. */
function expectTheSame(given: Debugged, words: string): void {
  const build = built(given.document);
  const { hash, events, interventions } = execute(given, { spans: 0 });
  const looked = begun(given, build, interventions);
  looked.arm({ breakpoints: everyLine(build.sites, false), from: 0 });
  gone(looked, given, 10_000);
  expect([looked.hash(), looked.events, looked.stop], words).toEqual([hash, events, undefined]);
  const lines = looked.linesPassed;
  for (const share of lines > 0 ? STOPS : []) {
    const from = Math.floor(lines * share);
    const stopped = begun(given, build, interventions);
    stopped.arm({ breakpoints: everyLine(build.sites, true), from });
    gone(stopped, given, 10_000);
    expect([stopped.stop?.kind, stopped.linesPassed], words).toEqual(['line', from + 1]);
    // The place has a number: whoever goes there again, in whatever steps, finds the same.
    const again = begun(given, build, interventions);
    again.arm({ breakpoints: { lines: [], worlds: [] }, from, at: from + 1 });
    gone(again, given, 7);
    const placeOf = (run: Simulated) => [run.hash(), run.events, run.nowNs, run.stop?.site, run.stop?.values];
    expect(placeOf(again), words).toEqual(placeOf(stopped));
  }
}

test.each(SEEDS)('seed %i: a made-up system', (seed) => {
  expectTheSame(makeCase(seed), howToRepeat(seed));
});

test.each(caseOfEach())('$name', (given) => {
  const plan = { ...given.plan, lengthNs: SHORT_NS };
  expectTheSame({ ...given, plan, acts: given.acts.filter(({ atNs }) => atNs < SHORT_NS) }, given.name);
});
