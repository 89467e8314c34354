/** From the run that is open to one that can be saved, and back. */
import { ENGINE_VERSION, type SystemDocument } from '../../../simulator';
import type { Choice, Run, SavedMoment, Selection } from '../../shared/run';
import { ownSource, type Source } from '../source';
import { savedActs } from './acts';
import type { SavedRun } from './saved-run';

/** What is known of the moment besides. */
interface Beside {
  /** The journal's hash at this very moment. */
  readonly hash?: string | undefined;
  /** The panel that is open. */
  readonly panel?: string | undefined;
}

/** The open run as it stands. */
export function savedFrom(
  {
    source,
    document,
    choice,
    interventions,
    frames,
  }: Pick<Run, 'source' | 'document' | 'choice' | 'interventions' | 'frames'>,
  selection: Selection,
  { hash, panel }: Beside = {},
): SavedRun {
  const { deployment, experiment, seed } = choice;
  const { nowNs = 0, events = 0 } = frames.latest ?? {};
  const at: SavedMoment = { ns: nowNs, events, ...(hash === undefined ? {} : { hash }) };
  return {
    system: source.kind === 'shipped' ? { shipped: source.name } : { document },
    deployment,
    experiment,
    seed,
    engine: ENGINE_VERSION,
    acts: savedActs(interventions),
    ...(nowNs > 0 ? { at } : {}),
    ...(selection === undefined ? {} : { selection }),
    ...(panel === undefined ? {} : { panel }),
  };
}

/** What is to be opened for a saved run. `id`: that of the document in the storage; a new one for one that is not there. */
export function sourceOf(
  { system, deployment, experiment, seed }: SavedRun,
  id?: string,
): { readonly source: Source; readonly choice: Partial<Choice> } {
  const choice = { deployment, experiment, seed };
  if ('shipped' in system)
    return {
      source: { kind: 'shipped', name: system.shipped },
      choice: { ...choice, system: system.shipped },
    };
  // Whether it is one, opening it finds out: it compiles it.
  return { source: ownSource(system.document as SystemDocument, id), choice };
}
