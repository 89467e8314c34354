/** What became of the customers' requests, by what they asked for: how available each of it was. */
import { ASKED_FIELDS, type Frame } from '../../../simulator';
import { useFrame, useRun, type Selection } from '../../shared/run';
import { countText } from '../../shared/words';
import styles from './inspector.module.css';

export function Asked({ selected }: { readonly selected: Selection }) {
  const { plan } = useRun();
  const isShown = selected?.kind === 'clients';
  // One text of all figures: it changes when one of them does.
  const told = useFrame(({ asked }) => JSON.stringify(isShown ? rowsOf(asked) : []));
  const rows = told === undefined ? [] : (JSON.parse(told) as ReturnType<typeof rowsOf>); // as written just now
  if (rows.length < 2) return null;
  return (
    <section className={styles.section} aria-label="By what was asked">
      <h3>By what was asked</h3>
      <table className={styles.readers}>
        <thead>
          <tr>
            <th scope="col">operation</th>
            <th scope="col">asked</th>
            <th scope="col" title="Of those that have ended">
              done
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ operation, started, share }) => (
            <tr key={operation} data-trouble={(share !== null && share < 1) || undefined}>
              <td>{plan.operations[operation]?.name}</td>
              <td>{countText(started)}</td>
              <td>{share === null ? '–' : `${(100 * share).toFixed(1)} %`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function rowsOf(
  asked: Frame['asked'],
): { readonly operation: number; readonly started: number; readonly share: number | null }[] {
  const width = ASKED_FIELDS.length;
  return Array.from({ length: asked.length / width }, (_, row) => {
    const [operation = 0, started = 0, succeeded = 0, failed = 0, unknown = 0] = asked.subarray(row * width);
    const ended = succeeded + failed + unknown;
    return { operation, started, share: ended === 0 ? null : succeeded / ended };
  });
}
