/** A run whose outcome is known: whether it comes out the same here, and how fast it goes. */
import { witness } from 'virtual:faultline-witness';
import { runnableOf } from '../../document';
import { createEngineHost, type RunHandle } from '../../shared/sandbox';
import { bad, good, limited, MOST_MS, type Check } from '../check';

interface Ran {
  readonly hash: string;
  readonly eventsPerSecond: number;
}

/** Both checks read one run. */
let running: Promise<Ran> | undefined;

export const engine: Check = {
  id: 'engine',
  title: 'Simulation',
  async run() {
    const { hash } = await (running ??= execute());
    if (hash === witness.hash)
      return good(`A run of ${thousands(witness.events)} events came out as it does everywhere.`);
    return bad(
      'A run came out otherwise than it does everywhere, so links and results would not agree.',
      'Update the browser, or use Chrome, Edge, Firefox or Safari as it ships.',
    );
  },
  otherwise: bad(
    'The simulation did not start, or was not done in time.',
    'See what else is wrong here first. If nothing is, close other programs and check once more.',
  ),
};

/** Online Boutique, which does most, has about 7,000 events a second; a judge runs it some ten times over. */
const ENOUGH_PER_SECOND = 20_000;

export const speed: Check = {
  id: 'speed',
  title: 'Speed',
  async run() {
    const { eventsPerSecond } = await (running ??= execute());
    const rounded = thousands(Math.round(eventsPerSecond / 1000) * 1000);
    if (eventsPerSecond >= ENOUGH_PER_SECOND)
      return good(`${rounded} events a second: enough for every system.`);
    return limited(
      `${rounded} events a second: going far ahead and judging take a while; every outcome stays the same.`,
      'Plug the charger in, leave the energy saver, and close other tabs.',
    );
  },
  otherwise: limited('The speed could not be told: the simulation did not run.', ''),
};

async function execute(): Promise<Ran> {
  const { system, deployment, experiment, seed, events } = witness;
  const made = await runnableOf({ kind: 'shipped', name: system }, { system, deployment, experiment, seed });
  if (made?.ok !== true) throw new Error('the system could not be fetched');
  const { plan, guestText } = made.runnable;
  const started = await createEngineHost({ startTimeoutMs: MOST_MS }).start(plan, guestText);
  if (!started.ok) throw new Error(started.error.message);
  try {
    return await measured(started.value, events);
  } finally {
    started.value.dispose();
  }
}

async function measured(run: RunHandle, events: number): Promise<Ran> {
  const beganMs = performance.now();
  const stepped = await run.step(events);
  const tookMs = performance.now() - beganMs;
  const hash = await run.hash();
  if (!stepped.ok || !hash.ok) throw new Error('the run ended early');
  return { hash: hash.value, eventsPerSecond: (1000 * events) / tookMs };
}

function thousands(count: number): string {
  return count.toLocaleString('en');
}
