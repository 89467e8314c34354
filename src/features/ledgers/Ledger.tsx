/** The two sides of a promise, matched by key. */
import { originalName, storeOfTable, type CountedTable, type Plan } from '../../../simulator';
import { useFrame, useRun } from '../../shared/run';
import { Empty, TraceLink, usePolled } from '../../shared/panel';
import { Sign } from '../../shared/ui';
import { counted, measured, rowWords } from '../../shared/words';
import styles from './ledgers.module.css';
import { lineOf, type Cell, type Line } from './sides';

/** Lines that are shown, and those that do not match besides. */
const LIMIT = 100;

export function Ledger({ invariant }: { readonly invariant: number }) {
  const { plan, ledger } = useRun();
  const view = usePolled(`ledger ${invariant}`, () => ledger(invariant, LIMIT));
  const rule = plan.invariants[invariant];
  if (rule === undefined || view === undefined || view.invariant !== invariant) return null;
  const { says, keyName, left, right } = rule;
  const isTwoSided = rule.rule !== 'atMostOne' && right !== null;
  const lines = view.entries.map((entry) => lineOf(entry, rule.rule));
  return (
    <section aria-label={says}>
      <p className={styles.says}>{says}</p>
      {lines.length === 0 ? (
        <Empty>
          No {keyName} yet. {`They are listed here as soon as a row is committed.`}
        </Empty>
      ) : (
        <table className={styles.ledger}>
          <thead>
            <tr>
              <th scope="col">{keyName}</th>
              <Heading plan={plan} counted={left} />
              {isTwoSided ? <Heading plan={plan} counted={right} /> : <th scope="col">at most one</th>}
              <th scope="col">
                <span className="visually-hidden">do they match</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <LedgerLine
                key={line.key}
                line={line}
                left={{ name: tableName(plan, left), field: left.field }}
                right={{ name: tableName(plan, right), field: right?.field ?? '' }}
              />
            ))}
          </tbody>
        </table>
      )}
      {view.count > lines.length && (
        <p className={styles.hint}>
          The newest {LIMIT} of {counted(view.count, keyName)}, and all that do not match.
        </p>
      )}
    </section>
  );
}

/** A table's name, and in words what it holds. */
function Heading({ plan, counted: { table } }: { readonly plan: Plan; readonly counted: CountedTable }) {
  const { document } = useRun();
  const name = originalName(plan.tables[table]?.name ?? '');
  const [module = '', own = ''] = name.split('.');
  const store = plan.stores[storeOfTable(plan, table)]?.name;
  return (
    <th scope="col" title={document.modules[module]?.tables?.[own]?.explains}>
      {name} <span className={styles.muted}>in {store}</span>
    </th>
  );
}

/** A side's table, and the field of its rows that is the key. */
interface SideTable {
  readonly name: string;
  readonly field: string;
}

interface LedgerLineProps {
  readonly line: Line;
  readonly left: SideTable;
  readonly right: SideTable;
}

function LedgerLine({ line, left, right }: LedgerLineProps) {
  const { key, state, request } = line;
  return (
    <tr data-state={state}>
      <th scope="row">{request > 0 ? <TraceLink request={request}>{key}</TraceLink> : key}</th>
      <Side cell={line.left} table={left} />
      {line.right === undefined ? <Count cell={line.left} /> : <Side cell={line.right} table={right} />}
      <td className={styles.state}>
        <Verdict line={line} />
      </td>
    </tr>
  );
}

interface SideProps {
  readonly cell: Cell;
  readonly table: SideTable;
}

function Side({ cell: { rows, allowed, isMissing }, table: { name, field } }: SideProps) {
  if (isMissing) return <td className={styles.missing}>nothing in {name}</td>;
  return (
    <td>
      {rows.map(({ key, row }, place) => (
        <div key={key} className={styles.row} data-extra={place >= allowed || undefined}>
          {/* The line's key stands before it; a row that has another has it told. */}
          {field !== '' && <span className={styles.muted}>{key} </span>}
          {rowWords(row, undefined, field)}
        </div>
      ))}
    </td>
  );
}

function Count({ cell: { rows, allowed } }: { readonly cell: Cell }) {
  const isMore = rows.length > allowed;
  return (
    <td className={isMore ? styles.missing : undefined}>
      {isMore ? `${rows.length - allowed} too many` : rows.length}
    </td>
  );
}

function Verdict({ line: { state, sinceNs } }: { readonly line: Line }) {
  const nowNs = useFrame((frame) => (state === 'gap' ? Math.floor(frame.nowNs / 1e8) * 1e8 : 0)) ?? 0;
  if (state === 'held') return <Sign of="done" />;
  if (state === 'underWay') return <Sign of="running" />;
  return (
    <>
      <Sign of="failed" /> {measured(Math.max(0, nowNs - (sinceNs ?? nowNs)))}
    </>
  );
}

function tableName({ tables }: Plan, table: CountedTable | null): string {
  return tables[table?.table ?? -1]?.name ?? '';
}
