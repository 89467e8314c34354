/** Opens a run that was saved: what was done in it is done again, it goes to where it stood, and it is seen whether it is the same. */
import { ENGINE_VERSION, type Intervention } from '../../simulator';
import type { Runnable } from '../document';
import { interventionsOf } from '../document/keeping';
import type { Replay, SavedMoment } from '../shared/run';
import type { RunHandle } from '../shared/sandbox';
import { OpenError } from './open-run';

/** What to do again. Rejects with an `OpenError` when something of it means nothing in this system. */
export async function replayedIn(runnable: Runnable, { acts }: Replay): Promise<readonly Intervention[]> {
  if (acts.length === 0) return [];
  const made = await interventionsOf(acts, runnable);
  if (made.ok) return made.value;
  throw new OpenError('choice', made.problem);
}

/** As much of a run as it takes to go to where another stood. */
type Travelling = Pick<RunHandle, 'seek' | 'hash'>;

/** Goes to where the run stood. Says in words whether it is still the run that was saved; undefined when it is, or nobody knows. */
export async function comeTo(run: Travelling, { at, engine }: Replay): Promise<string | undefined> {
  const isSame = at === undefined ? undefined : await isSameAt(run, at);
  const isOther = engine !== ENGINE_VERSION;
  const versions = `It was made by version ${engine} of the engine; this is version ${ENGINE_VERSION}.`;
  if (isSame === false)
    return `This is not the run that was saved: it came out differently. ${isOther ? versions : 'Its system has changed since.'}`;
  if (!isOther) return undefined;
  const so =
    isSame === true ? 'It came out the same, as far as it was saved.' : 'It may come out differently.';
  return `${versions} ${so}`;
}

/** Undefined: there is nothing to compare, or it did not get there. */
async function isSameAt(run: Travelling, { ns, events, hash }: SavedMoment): Promise<boolean | undefined> {
  const hasHash = async (): Promise<boolean> => {
    const now = await run.hash();
    return now.ok && now.value === hash;
  };
  const there = await run.seek({ events });
  if (!there.ok) return undefined;
  if (hash !== undefined && (await hasHash())) return true;
  // Time went on without an event, or something was done between two of one instant.
  const after = await run.seek({ atNs: ns });
  return hash === undefined || !after.ok ? undefined : hasHash();
}
