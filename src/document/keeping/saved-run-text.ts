/**
 * A saved run as text, and back. The fields of the envelope are printed in one order, so equal runs are equal texts; a
 * document is printed as it is, for the order of its modules and deployments is part of what it says.
 */
import type { SavedRequest } from '../../shared/run';
import { isDeeperThan } from './depth';
import { WrongForm } from './reader';
import { refused, type Read, type SavedRun } from './saved-run';
import { NewerFormat, RUN_FORMAT, savedRunOf } from './saved-run-form';

/** Deepest nesting: that of a document, and the envelope around it. */
const MOST_LEVELS = 70;

const ASK = 'Ask whoever made it for another copy.';

/** `indent`: for people who open the file. */
export function printSavedRun(run: SavedRun, indent?: 'indent'): string {
  const { system, deployment, experiment, seed, engine, acts, at, selection, panel } = run;
  const envelope = {
    format: RUN_FORMAT,
    system: 'shipped' in system ? { shipped: system.shipped } : { document: system.document },
    deployment,
    experiment,
    seed,
    engine,
    acts: acts.map(({ atNs, sequence, act }) => ({ atNs, sequence, act: requestInOrder(act) })),
    at: at && { ns: at.ns, events: at.events, hash: at.hash },
    selection:
      selection &&
      (selection.kind === 'request'
        ? { kind: selection.kind, request: selection.request }
        : { kind: selection.kind, index: selection.index }),
    panel,
  };
  return indent === undefined ? JSON.stringify(envelope) : `${JSON.stringify(envelope, null, 2)}\n`;
}

function requestInOrder(act: SavedRequest): SavedRequest {
  switch (act.kind) {
    case 'fault':
      return { kind: act.kind, text: act.text };
    case 'lift':
      return { kind: act.kind, fault: act.fault };
    case 'request':
      return { kind: act.kind, task: act.task };
    case 'parameter': {
      const { target, name, value } = act.change;
      const { kind, index } = target;
      const inOrder = kind === 'policy' ? { kind, index, place: target.place } : { kind, index };
      return { kind: act.kind, change: { target: inOrder, name, value } };
    }
  }
}

/** Reads a text of any origin. A document alone is read too: as a run of it in which nothing has been done. Never throws. */
export function readSavedRun(text: string): Read<SavedRun> {
  if (isDeeperThan(MOST_LEVELS, text)) return refused('It is nested too deeply to be a run.', ASK);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refused('It is not whole: its text ends early or is damaged.', ASK);
  }
  try {
    return { ok: true, value: savedRunOf(value) };
  } catch (error) {
    if (error instanceof NewerFormat)
      return {
        ...refused('It was made by a newer Faultline.', 'Reload this page, or open it where it was made.'),
        isNewer: true,
      };
    if (!(error instanceof WrongForm)) throw error;
    const { path, wanted } = error;
    if (path === '') return refused(`It is no run and no system: it ${wanted}.`, ASK);
    return refused(`It is no run and no system: \`${path}\` ${wanted}.`, ASK, path);
  }
}
