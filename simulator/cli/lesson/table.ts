/** The proofs of lessons as a table, and what is wrong in sentences. */
import type { Cell, Proof } from '../../../lessons/proof/cell';
import { printable } from '../stopped';

/** What each cell is to do: a decoy that fails is as it should be. */
const EXPECTED: Readonly<Record<Cell['kind'], string>> = {
  form: 'can be read',
  start: 'fails',
  solution: 'passes',
  decoy: 'fails',
  ablation: 'fails',
  prediction: 'surprises',
  'single-edits': 'none passes',
};

/** Lesson × start, solution, each decoy, ablation, predictions and single edits. */
export function proofTable(proofs: readonly Proof[], seconds: number): string {
  const rows = proofs.map(({ lesson, cells }) => [lesson, ...columnsOf(cells)]);
  const heading = ['lesson', 'start', 'solution', 'decoys', 'ablation', 'predictions', 'single edits'];
  const all = [heading, ...rows];
  const widths = heading.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const lines = all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const runs = proofs.reduce((sum, proof) => sum + proof.runs, 0);
  const seeds = proofs[0]?.seeds ?? 0;
  return `${lines.join('\n')}\n\n${proofs.length} lessons, ${seeds} seeds, ${runs} runs, ${seconds.toFixed(1)} s\n`;
}

function columnsOf(cells: readonly Cell[]): string[] {
  const of = (...kinds: Cell['kind'][]): string =>
    cells
      .filter(({ kind }) => kinds.includes(kind))
      .map(
        (cell) =>
          `${cell.ok ? '✓' : '✕'} ${cell.kind === 'decoy' ? `${cell.column} ` : ''}${expectedOf(cell)}`,
      )
      .join(', ');
  return [
    of('form', 'start'),
    of('solution'),
    of('decoy'),
    of('ablation'),
    of('prediction'),
    of('single-edits'),
  ];
}

function expectedOf({ ok, kind }: Cell): string {
  return ok ? EXPECTED[kind] : `not: ${EXPECTED[kind]}`;
}

/** What is wrong, cell by cell. */
export function complaints(proofs: readonly Proof[]): string {
  const wrong = proofs.flatMap(({ lesson, cells }) =>
    cells.filter(({ ok }) => !ok).map(({ column, says }) => ({ lesson, column, says })),
  );
  const lines = wrong.flatMap(({ lesson, column, says }) => [
    `${lesson}, ${column}:`,
    ...says.flatMap((one) => one.split('\n')).map((one) => `  ${printable(one)}`),
  ]);
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}
