/**
 * Which tables of other modules a module's handlers use, and which columns they read there: found by their
 * `ctx.table('module.table')`, without a compiler.
 */
import { splitTexts, type SourceTexts } from './source-texts';

/** A whole argument: a name that is put together when it runs is not known before. */
const TABLE = /\.\s*table\s*(?:<[^()]*>)?\s*\(\s*'(\d+)'\s*[,)]/g;
/** The statement that follows at once, up to its arguments. */
const READ = /^[\s)]*\.\s*(?:get|all)\s*\(/;
const COLUMNS = /\bcolumns\s*:\s*\[([\s,'\d]*)\]/;

/** A table's full name as a text has it. */
export interface NamedTable {
  /** `module.table`. */
  readonly name: string;
  /** Line of the text, from 1. */
  readonly line: number;
  /** Columns that are read; undefined when some statement does not name its own there and then. */
  readonly columns: readonly string[] | undefined;
}

/** The tables that a TypeScript text names in full, each once, in the order of the text. */
export function foreignTables(source: string): readonly NamedTable[] {
  const parts = splitTexts(source);
  const found = new Map<string, NamedTable>();
  for (const match of parts.code.matchAll(TABLE)) {
    const { value: name, line } = parts.texts[Number(match[1])] ?? { value: '', line: 0 };
    if (!name.includes('.')) continue;
    const columns = columnsAfter(parts, match.index + match[0].length);
    const known = found.get(name);
    if (known === undefined) found.set(name, { name, line, columns });
    else found.set(name, { ...known, columns: union(known.columns, columns) });
  }
  return [...found.values()];
}

/** The columns that the statement names which begins at `start`. */
function columnsAfter({ code, texts }: SourceTexts, start: number): readonly string[] | undefined {
  const rest = code.slice(start);
  const read = READ.exec(rest);
  if (read === null) return undefined;
  const listed = COLUMNS.exec(rest.slice(read[0].length, argumentsEnd(rest, read[0].length)))?.[1];
  return listed?.match(/\d+/g)?.map((place) => texts[Number(place)]?.value ?? '');
}

/** Where the brackets close that were opened just before `start`. */
function argumentsEnd(code: string, start: number): number {
  let depth = 1;
  let end = start;
  for (; end < code.length && depth > 0; end++) {
    if ('([{'.includes(code.charAt(end))) depth++;
    else if (')]}'.includes(code.charAt(end))) depth--;
  }
  return end;
}

function union(
  one: readonly string[] | undefined,
  other: readonly string[] | undefined,
): readonly string[] | undefined {
  return one && other && [...new Set([...one, ...other])];
}
