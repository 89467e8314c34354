/** Which operations a module's handlers bring: found by their `export async function`, without a compiler. */
import { splitTexts } from './source-texts';

const EXPORT = /\bexport\s+async\s+function\s+([A-Za-z_$][\w$]*)/g;

/** Names of the exported async functions of a TypeScript text. Lowering reads it properly; this only needs the names. */
export function exportedOperations(source: string): ReadonlySet<string> {
  return new Set([...splitTexts(source).code.matchAll(EXPORT)].map((match) => match[1] ?? ''));
}
