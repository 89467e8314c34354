/** Sizes as people write them: `512B`, `64KiB`, `256MiB`, `1.5GiB`. In a plan they are whole bytes. */
import { BYTES_PER_MIB } from './units';

export const SIZE_HINT = 'write a number and a unit: `512B`, `64KiB`, `256MiB`, `2GiB`';

/** Largest first, so that printing finds the shortest text. */
const UNITS: readonly (readonly [string, number])[] = [
  ['TiB', BYTES_PER_MIB * BYTES_PER_MIB],
  ['GiB', BYTES_PER_MIB * 1024],
  ['MiB', BYTES_PER_MIB],
  ['KiB', 1024],
  ['B', 1],
];

/** A decimal number and a unit. */
export const SIZE_PATTERN = /^(\d{1,16}(?:\.\d{1,12})?)(B|KiB|MiB|GiB|TiB)$/;

/** A size in bytes, or undefined when the text is none, is no whole number of bytes or is no safe integer. */
export function parseSize(text: string): number | undefined {
  if (text === '0') return 0;
  const match = SIZE_PATTERN.exec(text);
  if (match === null) return undefined;
  const unitBytes = UNITS.find(([name]) => name === match[2])?.[1] ?? 1;
  const exact = Number(match[1]) * unitBytes;
  const bytes = Math.round(exact);
  // A decimal fraction times a unit can miss its whole number in the last bits, never by as much as this.
  return bytes <= Number.MAX_SAFE_INTEGER && Math.abs(exact - bytes) < 1e-3 ? bytes : undefined;
}

/** The shortest text that parses back to exactly `bytes`, a whole number: `1.5GiB`, never `1536MiB`. */
export function printSize(bytes: number): string {
  for (const [unit, unitBytes] of UNITS) {
    const text = `${bytes / unitBytes}${unit}`;
    if (bytes >= unitBytes && /^\d+(\.\d{1,3})?[A-Za-z]+$/.test(text) && parseSize(text) === bytes)
      return text;
  }
  return `${bytes}B`;
}
