/** Which tables of other modules a module's handlers use: found by their `ctx.table('module.table')`, without a compiler. */
import { splitTexts } from './source-texts';

/** A whole argument: a name that is put together when it runs is not known before. */
const TABLE = /\.\s*table\s*(?:<[^()]*>)?\s*\(\s*'(\d+)'\s*[,)]/g;

/** A table's full name as a text has it. */
export interface NamedTable {
  /** `module.table`. */
  readonly name: string;
  /** Line of the text, from 1. */
  readonly line: number;
}

/** The tables that a TypeScript text names in full, each once, in the order of the text. */
export function foreignTables(source: string): readonly NamedTable[] {
  const { code, texts } = splitTexts(source);
  const found = new Map<string, NamedTable>();
  for (const match of code.matchAll(TABLE)) {
    const { value: name, line } = texts[Number(match[1])] ?? { value: '', line: 0 };
    if (name.includes('.') && !found.has(name)) found.set(name, { name, line });
  }
  return [...found.values()];
}
