/** As much of source maps (ECMA-426) as it takes to find a place of erased text in the source it came from. */
import type { Position } from './fault';

/** Columns of one token, counted from 0: in the erased text, and its line and column in the source. */
interface Segment {
  readonly column: number;
  readonly sourceLine: number;
  readonly sourceColumn: number;
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const CONTINUES = 32;

export class SourceMap {
  readonly #lines: readonly (readonly Segment[])[];

  /** `json`: a version 3 map of one source, as the TypeScript compiler writes it. */
  constructor(json: string) {
    const { mappings } = JSON.parse(json) as { mappings: string }; // the compiler wrote it
    this.#lines = decode(mappings);
  }

  /** The place in the source of a place in the mapped text; the map's argument counts lines and columns from 0. */
  positionOf(line: number, column: number): Position {
    for (let row = Math.min(line, this.#lines.length - 1); row >= 0; row--) {
      const segments = this.#lines[row] ?? [];
      const found = row === line ? segments.findLast((segment) => segment.column <= column) : segments.at(-1);
      if (found !== undefined) return { line: found.sourceLine + 1, column: found.sourceColumn + 1 };
    }
    return { line: 1, column: 1 };
  }
}

function decode(mappings: string): Segment[][] {
  let sourceLine = 0;
  let sourceColumn = 0;
  return mappings.split(';').map((line) => {
    let column = 0;
    const segments: Segment[] = [];
    for (const text of line === '' ? [] : line.split(',')) {
      const [columnStep = 0, , lineStep = 0, sourceColumnStep = 0] = numbersOf(text);
      column += columnStep;
      sourceLine += lineStep;
      sourceColumn += sourceColumnStep;
      segments.push({ column, sourceLine, sourceColumn });
    }
    return segments;
  });
}

/** Base64 variable-length quantities: six bits a letter, the sign in the lowest bit of the number. */
function numbersOf(text: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const letter of text) {
    const bits = BASE64.indexOf(letter);
    value += (bits & (CONTINUES - 1)) << shift;
    shift += 5;
    if ((bits & CONTINUES) !== 0) continue;
    numbers.push((value & 1) === 1 ? -(value >> 1) : value >> 1);
    value = 0;
    shift = 0;
  }
  return numbers;
}
