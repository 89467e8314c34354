/** Seeds of the made-up systems: others with every commit, so that the tests keep looking; the same for one commit. */
import { execFileSync } from 'node:child_process';

/** Set it to the seed that a failing test has told, to see that again. */
const VARIABLE = 'FAULTLINE_SEED';

/** The first of as many seeds as a test wants: from the environment, or else from the hash of the commit that is checked out. */
export function firstSeed(): number {
  const given = process.env[VARIABLE];
  if (given !== undefined) return Number(given);
  return Number.parseInt(commit().slice(0, 8), 16);
}

/** How to see a seed's run again. */
export function howToRepeat(seed: number): string {
  return `repeat with ${VARIABLE}=${seed}`;
}

/** Where there is no repository (an unpacked archive) there is one fixed seed. */
function commit(): string {
  try {
    const stdio = ['ignore', 'pipe', 'ignore'] as const;
    return execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8', stdio: [...stdio] });
  } catch {
    return '00000001';
  }
}
