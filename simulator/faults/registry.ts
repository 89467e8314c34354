/**
 * The faults: what can be broken, by kind. Each file holds one, with what it says and what it does; `schedule.ts` decides
 * when, `reach.ts` what a target means under the deployment, `grammar/` reads and prints the words. Adding a fault takes a
 * file and a line here.
 */
import { CRASH } from './crash';
import { CUT } from './cut';
import type { FaultDefinition } from './definition';
import { DELAY } from './delay';
import { DRAIN } from './drain';
import { ERROR_RATE } from './error-rate';
import { HANG } from './hang';
import { LEAK } from './leak';
import { LOSS } from './loss';
import { RELEASE } from './release';
import { REPLAY } from './replay';
import { SLOW } from './slow';
import { THROW } from './throw';

export const FAULTS: Readonly<Record<string, FaultDefinition>> = {
  crash: CRASH,
  drain: DRAIN,
  hang: HANG,
  slow: SLOW,
  'error-rate': ERROR_RATE,
  throw: THROW,
  leak: LEAK,
  delay: DELAY,
  loss: LOSS,
  cut: CUT,
  release: RELEASE,
  replay: REPLAY,
};
