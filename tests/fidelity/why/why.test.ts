/**
 * "Why?" is asked of every request that one fault made fail or slow, in systems made up at random, of which a second run
 * without the fault tells the truth; and of broken promises in the corner shop.
 */
import { expect, test } from 'vitest';
import { loadSystem } from '../../../lessons/systems';
import { Simulation } from '../../../simulator/engine/simulation';
import { Fact } from '../../../simulator/telemetry/facts';
import type { Why } from '../../../simulator/telemetry/why';
import { faultIn, finish, prepare } from '../../running';
import { makeUp } from './made';

const RUNS = 100;
/** Runs in which every answer has to be right. */
const LEAST = 95;
const JOURNAL_ROWS = 1 << 19;

/** How a request went; the outcome is a number of `Outcome`, or undefined when it had not ended. */
interface Fate {
  readonly outcome: number | undefined;
  readonly tookNs: number;
}

/** What was asked of one run, and the questions that were answered with another root than the fault. */
interface Asked {
  readonly asked: number;
  readonly wrong: readonly string[];
}

function ask(seed: number): Asked {
  const { document, fault } = makeUp(seed);
  const { plan, guest } = prepare(document, { seed });
  const run = (faults: typeof plan.faults): Simulation => {
    const simulation = new Simulation({ ...plan, faults }, guest, [], { journalRows: JOURNAL_ROWS });
    finish(simulation);
    return simulation;
  };
  const usual = fatesIn(run([]));
  const broken = run([faultIn(plan, fault)]);
  const worse = [...fatesIn(broken)].filter(([request, fate]) => isWorse(fate, usual.get(request)));
  const wrong = worse.flatMap(([request]) => {
    const why = broken.readers.why?.ask({ of: 'request', number: request }, broken.nowNs);
    const namesIt = why?.fault === 0 && why.steps[0]?.text === `The fault strikes: ${fault}.`;
    return namesIt ? [] : [`seed ${seed}, ${fault}, request ${request}: ${told(why)}`];
  });
  return { asked: worse.length, wrong };
}

function told(why: Why | undefined): string {
  return why === undefined ? 'nothing' : why.steps.map(({ text }) => text).join(' ');
}

function isWorse({ outcome, tookNs }: Fate, usual: Fate | undefined): boolean {
  if (usual?.outcome !== 0) return false;
  return (outcome ?? 0) !== 0 || tookNs > 1.3 * usual.tookNs + 2e6;
}

function fatesIn({ system, nowNs }: Simulation): Map<number, Fate> {
  const { journal } = system.kernel;
  const fates = new Map<number, Fate>();
  for (let row = journal.oldest; row < journal.length; row++) {
    const at = row & journal.mask;
    const [request, outcome, time] = [journal.a[at] ?? 0, journal.b[at] ?? 0, journal.times[at] ?? 0];
    if (journal.kinds[at] === Fact.requestStarted)
      fates.set(request, { outcome: undefined, tookNs: nowNs - time });
    if (journal.kinds[at] === Fact.requestEnded)
      fates.set(request, { outcome, tookNs: journal.values[at] ?? 0 });
  }
  return fates;
}

test('the injected fault is named first', { timeout: 300_000 }, () => {
  let runs = 0;
  let asked = 0;
  const wrong: string[] = [];
  let runsWithWrong = 0;
  for (let seed = 1; runs < RUNS; seed++) {
    const answers = ask(seed);
    if (answers.asked === 0) continue;
    runs++;
    asked += answers.asked;
    wrong.push(...answers.wrong.slice(0, 1));
    if (answers.wrong.length > 0) runsWithWrong++;
  }
  expect(asked).toBeGreaterThan(20 * RUNS);
  expect(RUNS - runsWithWrong, wrong.join('\n')).toBeGreaterThanOrEqual(LEAST);
});

/** The answer to "why is this promise broken?", asked of the first gap. */
function whyBroken(deployment: string, words: string): Why | undefined {
  const { plan, guest } = prepare(loadSystem('corner-shop'), {
    deployment,
    experiment: 'one-order',
    seed: 1,
  });
  const simulation = new Simulation({ ...plan, faults: [faultIn(plan, words)] }, guest);
  finish(simulation);
  const { journal } = simulation.system.kernel;
  for (let row = 0; row < journal.length; row++)
    if (journal.kinds[row & journal.mask] === Fact.gapOpened)
      return simulation.readers.why?.ask({ of: 'row', number: row }, simulation.nowNs);
  throw new Error('no promise was broken');
}

test('a lost answer is why a debit has no order', () => {
  const why = whyBroken('payments-apart', 'cut payments reply after charge returns');
  expect(why).toMatchObject({ what: 'broken', fault: 0, whole: true });
  expect(why?.steps.map(({ text }) => text)).toMatchInlineSnapshot(`
    [
      "The fault strikes: cut payments reply after charge returns.",
      "The answer is lost on shop->payments.",
      "orders.place gives up waiting for payments.charge: whether it was done is unknown.",
      "The customer is left not knowing: no answer came in time; whether the work was done is unknown.",
      "A promise is broken for order order-hand1-1: A customer is debited for an order if and only if the order exists.",
    ]
  `);
});

test('a second try is why there are two debits, and a lost answer is why there was one', () => {
  const why = whyBroken('payments-apart-retrying', 'cut payments reply after charge returns once');
  expect(why).toMatchObject({ what: 'broken', fault: 0, whole: true });
  expect(why?.steps.map(({ text }) => text)).toMatchInlineSnapshot(`
    [
      "The fault strikes: cut payments reply after charge returns once.",
      "The answer is lost on shop->payments.",
      "orders.place gives up waiting for payments.charge: whether it was done is unknown.",
      "orders.place calls payments.charge over the network, once more (attempt 2).",
      "A promise is broken for order order-hand1-1: Nobody is debited twice for one order.",
    ]
  `);
});

test('a crash is why a mail is sent twice, and the redelivery stands between them', () => {
  const { plan, guest } = prepare(loadSystem('corner-shop'), {
    deployment: 'mail-through-a-queue',
    experiment: 'mail-twice',
    seed: 1,
  });
  const simulation = new Simulation(plan, guest);
  finish(simulation);
  const { journal } = simulation.system.kernel;
  const again = Array.from({ length: journal.length }, (_, row) => row).find(
    (row) => journal.kinds[row] === Fact.deliveryStarted && (journal.c[row] ?? 0) >= 65536,
  );
  const why = simulation.readers.why?.ask(
    { of: 'span', number: journal.a[again ?? 0] ?? 0 },
    simulation.nowNs,
  );
  expect(why).toMatchObject({ what: 'doubled', fault: 0 });
  expect(why?.steps.map(({ text }) => text)).toMatchInlineSnapshot(`
    [
      "The fault strikes: crash notifications when notifications.send returns.",
      "notifications#1 goes down.",
      "The message for notifications.send is to be delivered again: the other side died before it answered; what it had done is unknown.",
      "mail-queue delivers a message to notifications.send, once more.",
    ]
  `);
});
