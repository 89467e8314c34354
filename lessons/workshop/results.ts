/** What became of submissions, a row each: what `grade` prints and a class board shows, as a table and as CSV (RFC 4180). */
import Papa from 'papaparse';

export const VERDICTS = ['passed', 'missed', 'refused', 'claimed', 'open'] as const;

/**
 * `passed`, `missed`: it has been judged again. `refused`: it cannot be judged, or is not what it should be. `claimed`,
 * `open`: nobody but the learner's own page has judged it yet, and says that it passes, or nothing.
 */
export type ResultVerdict = (typeof VERDICTS)[number];

export interface Result {
  readonly who: string;
  readonly lesson: string;
  readonly verdict: ResultVerdict;
  /** The objectives that are missed, by their ids. */
  readonly missed: readonly string[];
  /** How long the learner took, as their page has counted. */
  readonly seconds: number | undefined;
  /** What was wrong, in a sentence or two; '' when nothing was. */
  readonly says: string;
}

const COLUMNS = ['name', 'lesson', 'verdict', 'missed', 'seconds', 'what was wrong'] as const;

/** Names and words come from strangers: a cell that a spreadsheet would take for a formula is made one that it does not. */
export function resultsCsv(results: readonly Result[]): string {
  const rows = results.map(({ who, lesson, verdict, missed, seconds, says }) => [
    who,
    lesson,
    verdict,
    missed.join(' '),
    seconds ?? '',
    says,
  ]);
  return `${Papa.unparse([[...COLUMNS], ...rows], { escapeFormulae: true })}\r\n`;
}

/** The results in a CSV that has these columns, in any order; rows without a name, a lesson or a known verdict are left out. */
export function readResultsCsv(text: string): readonly Result[] {
  const { data } = Papa.parse<Readonly<Record<string, string>>>(text.trim(), {
    header: true,
    preview: MOST_ROWS,
    skipEmptyLines: true,
  });
  return data.flatMap((row) => {
    const [who = '', lesson = '', said = '', missed = '', seconds = '', says = ''] = COLUMNS.map((column) =>
      (row[column] ?? '').slice(0, MOST_CHARACTERS),
    );
    const verdict = VERDICTS.find((one) => one === said);
    if (who === '' || lesson === '' || verdict === undefined) return [];
    const ids = missed.split(' ').filter((id) => id !== '');
    return [{ who, lesson, verdict, missed: ids, seconds: wholeIn(seconds), says }];
  });
}

/** More rows are no class. */
const MOST_ROWS = 2_000;
const MOST_CHARACTERS = 500;

function wholeIn(text: string): number | undefined {
  return /^\d{1,7}$/.test(text) ? Number(text) : undefined;
}
