/** How much memory a row takes: an estimate, for what counts is the order of magnitude. */
import type { Plain } from '../../model/plan';

/** What Redis 7.2 reports (`MEMORY USAGE`) for an empty value under an empty key. */
const ENTRY_BYTES = 56;
const NUMBER_BYTES = 8;

/** Bytes of a row and its key: a fixed part, one for each character, eight for each number. */
export function bytesOf(key: string, row: Plain): number {
  return ENTRY_BYTES + key.length + valueBytes(row);
}

function valueBytes(value: Plain): number {
  if (typeof value === 'string') return value.length;
  if (typeof value === 'number') return NUMBER_BYTES;
  if (typeof value !== 'object' || value === null) return 1;
  let bytes = 0;
  for (const [name, field] of Object.entries(value)) {
    if (!Array.isArray(value)) bytes += name.length;
    bytes += valueBytes(field);
  }
  return bytes;
}
