/** The board itself: a row a person, a column a lesson. */
import { X } from 'lucide-react';
import { LESSONS } from '../../document/lessons';
import type { ResultVerdict } from '../../document/workshop';
import { IconButton } from '../../shared/ui';
import { titleOf } from '../titles';
import styles from '../workshop.module.css';
import type { BoardRow } from './rows';

interface BoardTableProps {
  readonly rows: readonly BoardRow[];
  readonly onRemove: (at: number) => void;
}

const SIGNS: Readonly<Record<ResultVerdict, string>> = {
  passed: '✓',
  missed: '✕',
  refused: '!',
  claimed: '(✓)',
  open: '–',
};

const WORDS: Readonly<Record<ResultVerdict, string>> = {
  passed: 'passes',
  missed: 'misses',
  refused: 'refused',
  claimed: 'says it passes',
  open: 'handed in',
};

export function BoardTable({ rows, onRemove }: BoardTableProps) {
  if (rows.length === 0) return <p className={styles.empty}>Nobody has handed anything in yet.</p>;
  const lessons = inOrder([...new Set(rows.map(({ result }) => result.lesson))]);
  const names = [...new Set(rows.map(({ result }) => result.who))];
  return (
    <>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label="Board">
        <table className={styles.board}>
          <thead>
            <tr>
              <th scope="col">Name</th>
              {lessons.map((lesson) => (
                <th key={lesson} scope="col">
                  {titleOf({ lesson })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {names.map((who) => (
              <tr key={who}>
                <th scope="row">{who}</th>
                {lessons.map((lesson) => {
                  const at = rows.findIndex(({ result }) => result.who === who && result.lesson === lesson);
                  return <Cell key={lesson} row={rows[at]} onRemove={() => onRemove(at)} />;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.legend}>
        ✓ judged again, and passes · (✓) the learner’s own page says so · ✕ misses · ! refused
      </p>
    </>
  );
}

function Cell({ row, onRemove }: { readonly row: BoardRow | undefined; readonly onRemove: () => void }) {
  if (row === undefined) return <td />;
  const { who, verdict, says, seconds } = row.result;
  const took = seconds === undefined ? '' : `${Math.max(1, Math.round(seconds / 60))} min`;
  return (
    <td data-verdict={verdict} title={says === '' ? undefined : says}>
      <span className={styles.cell}>
        <b>
          <span aria-hidden>{SIGNS[verdict]} </span>
          {WORDS[verdict]}
        </b>
        <IconButton label={`Take this result of ${who} off the board`} onClick={onRemove}>
          <X aria-hidden />
        </IconButton>
      </span>
      <small>
        {[missedWords(row.result), verdict === 'refused' ? says : '', took]
          .filter((text) => text !== '')
          .join(' · ')}
      </small>
    </td>
  );
}

/** What is missed; of what nobody has judged again, that the learner's own page says so. */
function missedWords({ verdict, missed }: BoardRow['result']): string {
  const ids = missed.join(', ');
  return verdict === 'open' && ids !== '' ? `says it misses ${ids}` : ids;
}

/** Lessons in the order of the path, then whatever else there is. */
function inOrder(names: readonly string[]): readonly string[] {
  const place = (name: string): number => {
    const at = LESSONS.findIndex((lesson) => lesson.name === name);
    return at < 0 ? LESSONS.length : at;
  };
  return names.toSorted((one, other) => place(one) - place(other));
}
