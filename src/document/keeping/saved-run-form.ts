/** The form of a saved run: what its text must hold, and how much of it. Whether a document can run the compiler says. */
import { CHANGEABLE, ENGINE_VERSION, type Change } from '../../../simulator';
import type { SavedAct, SavedMoment, SavedRequest } from '../../shared/run';
import { FIRST_SEED } from '../choice';
import { Reader, WrongForm } from './reader';
import type { SavedRun, SavedSystem } from './saved-run';

const RUN_FAMILY = 'faultline-run/';

/** The format that this version reads and writes. */
export const RUN_FORMAT = `${RUN_FAMILY}1`;

/** How a document begins to say what it is. */
const DOCUMENT_FAMILY = 'faultline/';

const NAME_CHARACTERS = 200;
const FAULT_CHARACTERS = 1_000;
const MOST_ACTS = 10_000;

const SELECTABLE = [
  'service',
  'store',
  'broker',
  'registry',
  'module',
  'operation',
  'link',
  'instance',
  'clients',
] as const;

const PARAMETERS = [...new Set(CHANGEABLE.map(({ name }) => name))];

/** What says that it is of a later version than this one. */
export class NewerFormat extends Error {}

/** Throws a `WrongForm` or a `NewerFormat`. */
export function savedRunOf(value: unknown): SavedRun {
  const from = Reader.of(value, '');
  const format = from.text('format', NAME_CHARACTERS);
  if (format.startsWith(DOCUMENT_FAMILY)) return untouched(documentOf(from));
  if (format !== RUN_FORMAT) {
    if (/^faultline-run\/\d{1,6}$/.test(format)) throw new NewerFormat();
    throw new WrongForm('format', `should be \`${RUN_FORMAT}\` or \`${DOCUMENT_FAMILY}1\``);
  }
  return {
    system: systemOf(from.object('system')),
    deployment: from.text('deployment', NAME_CHARACTERS),
    experiment: from.text('experiment', NAME_CHARACTERS),
    seed: from.whole('seed'),
    engine: from.text('engine', NAME_CHARACTERS),
    acts: actsOf(from),
    ...(from.has('at') ? { at: momentOf(from.object('at')) } : {}),
    ...(from.has('selection') ? { selection: selectionOf(from.object('selection')) } : {}),
    ...(from.has('panel') ? { panel: from.text('panel', NAME_CHARACTERS) } : {}),
  };
}

/** Nothing is chosen of it yet: its first deployment and experiment will be. */
function untouched(document: DocumentLike): SavedRun {
  const chosen = { deployment: '', experiment: '', seed: FIRST_SEED };
  return { system: { document }, ...chosen, engine: ENGINE_VERSION, acts: [] };
}

type DocumentLike = Extract<SavedSystem, { readonly document: object }>['document'];

function documentOf(from: Reader): DocumentLike {
  if (!from.text('format', NAME_CHARACTERS).startsWith(DOCUMENT_FAMILY))
    throw new WrongForm(from.place('format'), `should be \`${DOCUMENT_FAMILY}1\``);
  // It is an object, and its format has just been read.
  return from.value as DocumentLike;
}

function systemOf(from: Reader): SavedSystem {
  if (from.has('shipped')) return { shipped: from.text('shipped', NAME_CHARACTERS) };
  return { document: documentOf(from.object('document')) };
}

function actsOf(from: Reader): readonly SavedAct[] {
  const acts = from.list('acts', MOST_ACTS, (entry) => ({
    atNs: entry.whole('atNs'),
    sequence: entry.whole('sequence'),
    act: requestOf(entry.object('act')),
  }));
  const early = acts.findIndex((act, i) => isEarlier(act, acts[i - 1] ?? act));
  if (early >= 0) throw new WrongForm(`acts[${early}]`, 'should not be earlier than the one before it');
  return acts;
}

function isEarlier(act: SavedAct, before: SavedAct): boolean {
  return act.atNs < before.atNs || act.sequence < before.sequence;
}

function requestOf(from: Reader): SavedRequest {
  const kind = from.oneOf('kind', ['fault', 'lift', 'request', 'parameter']);
  switch (kind) {
    case 'fault':
      return { kind, text: from.text('text', FAULT_CHARACTERS) };
    case 'lift':
      return { kind, fault: from.whole('fault') };
    case 'request':
      return { kind, task: from.text('task', NAME_CHARACTERS) };
    case 'parameter':
      return { kind, change: changeOf(from.object('change')) };
  }
}

function changeOf(from: Reader): Change {
  const target = from.object('target');
  const kind = target.oneOf('kind', ['service', 'link', 'policy']);
  const index = target.whole('index');
  return {
    target: kind === 'policy' ? { kind, index, place: target.whole('place') } : { kind, index },
    name: from.oneOf('name', PARAMETERS),
    value: from.number('value'),
  };
}

function momentOf(from: Reader): SavedMoment {
  const moment = { ns: from.whole('ns'), events: from.whole('events') };
  return from.has('hash') ? { ...moment, hash: from.text('hash', NAME_CHARACTERS) } : moment;
}

function selectionOf(from: Reader): NonNullable<SavedRun['selection']> {
  const kind = from.oneOf('kind', [...SELECTABLE, 'request']);
  return kind === 'request' ? { kind, request: from.whole('request') } : { kind, index: from.whole('index') };
}
