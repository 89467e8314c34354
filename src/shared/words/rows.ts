/** A row of a table in words. */
import type { Plain } from '../../../simulator';

/** `user ada, amount 747`; a row that is no record is itself. Long ones are cut; `without` is a field that is said elsewhere. */
export function rowWords(row: Plain, longest = 120, without = ''): string {
  const text = isRecord(row)
    ? Object.entries(row)
        .filter(([field]) => field !== without)
        .map(([field, value]) => `${field} ${valueWords(value)}`)
        .join(', ')
    : valueWords(row);
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

function valueWords(value: Plain): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function isRecord(value: Plain): value is { readonly [key: string]: Plain } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
