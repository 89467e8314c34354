/** What the variables in sight hold: a table, the innermost function's first. */
import type { Site } from '../../../simulator';
import styles from './debug.module.css';

export interface VariablesProps {
  readonly site: Site;
  /** In the order of the site's names. */
  readonly values: readonly string[];
}

export function Variables({ site, values }: VariablesProps) {
  let place = 0;
  const scopes = site.scopes.map(({ of, names }) => ({
    of,
    rows: names.map((name) => ({ name, value: values[place++] ?? '' })),
  }));
  return (
    <table className={styles.variables}>
      <caption className="visually-hidden">Variables in sight, as they are before the line</caption>
      {scopes.map(({ of, rows }) => (
        <tbody key={of}>
          <tr>
            <th scope="rowgroup" colSpan={2}>
              {of === '' ? `module ${site.module}` : of}
              {rows.length === 0 && <span className={styles.nothing}> has none yet</span>}
            </th>
          </tr>
          {rows.map(({ name, value }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
