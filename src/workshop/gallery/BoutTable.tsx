/** What is asked and what was measured, with both designs beside each other. */
import type { BoutLine } from '../../document/workshop';
import styles from '../workshop.module.css';

interface BoutTableProps {
  readonly teams: readonly string[];
  readonly lines: readonly BoutLine[];
}

export function BoutTable({ teams, lines }: BoutTableProps) {
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label="Both designs">
      <table className={styles.board}>
        <thead>
          <tr>
            <th scope="col">Under the unseen fault</th>
            {teams.map((who, place) => (
              <th key={place} scope="col">
                {who}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ says, values }) => (
            <tr key={says}>
              <th scope="row">{says}</th>
              {values.map(({ words, isMet }, place) => (
                <td key={place} data-verdict={isMet === undefined ? undefined : isMet ? 'passed' : 'missed'}>
                  {isMet === undefined ? '' : isMet ? '✓ ' : '✕ '}
                  {words}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
