/** What stands on the board: the newest of each name and lesson, kept in this browser. */
import { claimOf, readResultsCsv, submissionsIn, type Handed, type Result } from '../../document/workshop';

export interface BoardRow {
  readonly result: Result;
  /** What was handed in; '' for a row of a table that somebody else has made. */
  readonly code: string;
}

export interface Taken {
  readonly rows: readonly BoardRow[];
  /** What has become of what was pasted, in a sentence. */
  readonly says: string;
}

/** Takes over what is in a text: codes and links anywhere in it, a submission's file, or the CSV that `grade` prints. */
export async function takenFrom(text: string, rows: readonly BoardRow[]): Promise<Taken> {
  const { handed, damaged } = await submissionsIn(text);
  const fresh = [...handed.map(rowOf), ...readResultsCsv(text).map((result) => ({ result, code: '' }))];
  const lost = damaged === 0 ? '' : ` ${damaged} damaged: to be copied once more, as a whole.`;
  if (fresh.length === 0) return { rows, says: `No result was found in it.${lost}` };
  return { rows: fresh.reduce(withRow, rows), says: `${counted(fresh.length)} taken over.${lost}` };
}

export function counted(count: number): string {
  return count === 1 ? '1 result' : `${count} results`;
}

function rowOf({ submission, code }: Handed): BoardRow {
  return { result: claimOf(submission), code };
}

/** A row that replaces an older one keeps its place; a table's row keeps the code that was handed in. */
export function withRow(rows: readonly BoardRow[], row: BoardRow): readonly BoardRow[] {
  const at = rows.findIndex(
    ({ result: { who, lesson } }) => who === row.result.who && lesson === row.result.lesson,
  );
  const before = rows[at];
  if (before === undefined) return [...rows, row].slice(-MOST_ROWS);
  return rows.with(at, row.code === '' ? { ...row, code: before.code } : row);
}

/** All codes, one a line, for `grade`. */
export function codesOf(rows: readonly BoardRow[]): string {
  return rows
    .filter(({ code }) => code !== '')
    .map(({ code }) => `${code}\n`)
    .join('');
}

const MOST_ROWS = 1_000;
const KEY = 'faultline-board';

export function keepBoard(rows: readonly BoardRow[]): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(rows));
    return true;
  } catch {
    return false;
  }
}

/** The board as this browser has kept it; what is not one counts for nothing. */
export function keptBoard(): readonly BoardRow[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isRow).slice(-MOST_ROWS) : [];
  } catch {
    return [];
  }
}

function isRow(value: unknown): value is BoardRow {
  const { result, code }: Partial<BoardRow> = { ...(value as object) };
  const { who, lesson, verdict, missed, says }: Partial<Result> = { ...result };
  return (
    [code, who, lesson, verdict, says].every((text) => typeof text === 'string') &&
    Array.isArray(missed) &&
    missed.every((id) => typeof id === 'string')
  );
}
