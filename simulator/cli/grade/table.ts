/** The results as a table for a terminal. */
import type { Result } from '../../../lessons/workshop/results';
import { printable } from '../stopped';

const SIGNS = {
  passed: '✓ passed',
  missed: '✕ missed',
  refused: '! refused',
  claimed: 'claimed',
  open: 'open',
};

/** A row each; what was wrong stands below, where there is room for it. */
export function resultTable(results: readonly Result[]): string {
  const heading = ['name', 'lesson', 'verdict', 'missed', 'seconds'];
  const rows = results.map(({ who, lesson, verdict, missed, seconds }) => [
    printable(who),
    printable(lesson),
    SIGNS[verdict],
    printable(missed.join(', ')),
    `${seconds ?? ''}`,
  ]);
  const all = [heading, ...rows];
  const widths = heading.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const lines = all.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const wrong = results
    .filter(({ says }) => says !== '')
    .map(({ who, says }) => printable(`${who}: ${says}`));
  const counts = (['passed', 'missed', 'refused'] as const)
    .map((verdict) => `${results.filter((one) => one.verdict === verdict).length} ${verdict}`)
    .join(', ');
  return `${[...lines, '', ...wrong, ...(wrong.length > 0 ? [''] : []), counts].join('\n')}\n`;
}
