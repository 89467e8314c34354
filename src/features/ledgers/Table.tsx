/** What one table holds. */
import { originalName, type Plain } from '../../../simulator';
import { useRun } from '../../shared/run';
import { usePolled } from '../../shared/panel';
import { counted, rowWords } from '../../shared/words';
import styles from './ledgers.module.css';

const LIMIT = 200;

export function Table({ table }: { readonly table: number }) {
  const { plan, document, table: read } = useRun();
  const view = usePolled(`table ${table}`, () => read(table, LIMIT));
  const name = plan.tables[table]?.name ?? '';
  const [module = '', own = ''] = originalName(name).split('.');
  const rows = view?.rows ?? [];
  const fields = fieldsOf(rows.map(({ row }) => row));
  return (
    <section className={styles.table} aria-label={name}>
      <h3>
        {name} <span className={styles.muted}>{document.modules[module]?.tables?.[own]?.explains}</span>
      </h3>
      {rows.length === 0 ? (
        <p className={styles.hint}>No row yet.</p>
      ) : (
        <table className={styles.ledger}>
          <thead>
            <tr>
              <th scope="col">key</th>
              {fields.map((field) => (
                <th key={field} scope="col">
                  {field === '' ? 'row' : field}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, row }) => (
              <tr key={key}>
                <th scope="row">{key}</th>
                {fields.map((field) => (
                  <td key={field}>{cell(row, field)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {view !== undefined && view.count > rows.length && (
        <p className={styles.hint}>
          The newest {rows.length} of {counted(view.count, 'row')}.
        </p>
      )}
    </section>
  );
}

/** Columns that a table has at most; a row says the rest of itself when it is read whole. */
const MAX_FIELDS = 8;

/** The fields of all rows, as they come; '' stands for a row that is no record. */
function fieldsOf(rows: readonly Plain[]): string[] {
  const fields = new Set<string>();
  for (const row of rows) for (const field of isRecord(row) ? Object.keys(row) : ['']) fields.add(field);
  return [...fields].slice(0, MAX_FIELDS);
}

function cell(row: Plain, field: string): string {
  if (!isRecord(row)) return field === '' ? rowWords(row) : '';
  const value = row[field];
  return value === undefined ? '' : rowWords(value, 60);
}

function isRecord(value: Plain): value is { readonly [key: string]: Plain } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
