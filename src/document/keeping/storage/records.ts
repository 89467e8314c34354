/** What the browser's storage holds. Nothing in it is believed: another version of the page, or a full disk, may have left it. */
import { Reader, WrongForm } from '../reader';

/** A document of one's own, as it was last. */
export interface DocumentRecord {
  readonly id: string;
  /** The document's, so that a list need not read the rest. */
  readonly title: string;
  /** One more with each write: a tab that has read a smaller one does not know what another has written. */
  readonly revision: number;
  /** Milliseconds since 1970. */
  readonly savedAtMs: number;
  /** A saved run, printed. */
  readonly run: string;
}

/** What a document was at a time to which somebody gave a name. */
export interface VersionRecord {
  readonly document: string;
  /** From 1, in the order in which they were made. */
  readonly number: number;
  readonly name: string;
  readonly savedAtMs: number;
  readonly run: string;
}

/** Something that could not be read. It is kept as it was found: somebody may read it yet. */
export interface AsideRecord {
  readonly from: 'documents' | 'versions';
  readonly why: string;
  readonly record: unknown;
}

const TITLE_CHARACTERS = 1_000;
const RUN_CHARACTERS = 10_000_000;

/** Throws a `WrongForm`. */
export function documentRecordOf(value: unknown): DocumentRecord {
  const from = Reader.of(value, '');
  return {
    id: from.text('id', TITLE_CHARACTERS),
    title: from.text('title', TITLE_CHARACTERS),
    revision: from.whole('revision'),
    savedAtMs: from.number('savedAtMs'),
    run: from.text('run', RUN_CHARACTERS),
  };
}

/** Throws a `WrongForm`. */
export function versionRecordOf(value: unknown): VersionRecord {
  const from = Reader.of(value, '');
  return {
    document: from.text('document', TITLE_CHARACTERS),
    number: from.whole('number'),
    name: from.text('name', TITLE_CHARACTERS),
    savedAtMs: from.number('savedAtMs'),
    run: from.text('run', RUN_CHARACTERS),
  };
}

/** What is wrong with a record, in words; undefined when nothing is. */
export function wrongWith(read: (value: unknown) => unknown, value: unknown): string | undefined {
  try {
    read(value);
    return undefined;
  } catch (error) {
    if (error instanceof WrongForm) return error.message;
    throw error;
  }
}
