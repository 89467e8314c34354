/** What was guessed of a run's hidden fault: the same in each deployment, as the seed draws the same. */
import type { Run } from '../../../shared/run';
import { createValue } from '../../../shared/run';
import { faultsOf } from './blind';

export interface Guesses {
  /** Which search they belong to. */
  readonly of: string;
  readonly wrong: readonly string[];
  /** The service, once it is known; and whether it was found or given away. */
  readonly known: string | undefined;
  readonly isFound: boolean;
}

export const guesses = createValue<Guesses>({ of: '', wrong: [], known: undefined, isFound: false });

/** Those of the run that is open. */
export function guessesOf(run: Run, made: Guesses): Guesses {
  const { system, experiment, seed } = run.choice;
  const of = `${system} ${experiment} ${seed}`;
  return made.of === of ? made : { of, wrong: [], known: undefined, isFound: false };
}

/** Which service the hidden fault strikes; undefined when there is none, or before the run has begun. */
export function slowServiceOf(run: Run): string | undefined {
  const hidden = run.plan.faults.findIndex(({ target }) => target.kind === 'anyService');
  const target = faultsOf(run)[hidden]?.target;
  return target?.kind === 'service' ? run.plan.services[target.index]?.name : undefined;
}

/** What a guess makes of the guesses before it. */
export function guessed(before: Guesses, name: string, slow: string): Guesses {
  if (name === slow) return { ...before, known: slow, isFound: true };
  return before.wrong.includes(name) ? before : { ...before, wrong: [...before.wrong, name] };
}
