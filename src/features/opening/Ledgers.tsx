/** The customers' money beside the shop's orders: what stands on one line belongs together, or ought to. */
import { useFrame, useRun } from '../../shared/run';
import type { LedgerLine } from './ledgers';
import styles from './opening.module.css';
import { isWhole } from './sights';
import { PROMISE } from './story';
import { useLedgers } from './use-ledgers';

/** How finely a gap's age is told, ns. */
const TENTH_NS = 100_000_000;

export function Ledgers() {
  const lines = useLedgers();
  return (
    <table className={styles.ledgers}>
      <caption>
        <Promise lines={lines} />
      </caption>
      <thead>
        <tr>
          <th scope="col">The customers’ money</th>
          <th scope="col">The shop’s orders</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Line key={line.order} line={line} />
        ))}
        {lines.length === 0 && (
          <tr>
            <td className={styles.empty}>no debits yet</td>
            <td className={styles.empty}>no orders yet</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

/** What holds the two together: a transaction, or nothing. */
function Promise({ lines }: { readonly lines: readonly LedgerLine[] }) {
  const { plan } = useRun();
  const promise = plan.invariants.find(({ name }) => name === PROMISE);
  const isKept = promise !== undefined && isWhole(plan, promise);
  const isTwice = lines.some(({ isDebitedTwice }) => isDebitedTwice);
  const isBroken = isTwice || lines.some(({ state }) => state === 'gap');
  const state = isBroken ? 'broken' : isKept ? 'kept' : 'torn';
  return (
    <span className={styles.promise} data-state={state}>
      <span aria-hidden>{SIGNS[state]}</span> One order, one debit: <b>{STANDINGS[state]}</b>
    </span>
  );
}

const SIGNS = { kept: '✓', torn: '?', broken: '✕' } as const;
const STANDINGS = { kept: 'kept by a transaction', torn: 'kept by nothing', broken: 'broken' } as const;

function Line({ line: { debits, ordered, state, sinceNs, isDebitedTwice } }: { readonly line: LedgerLine }) {
  return (
    <tr data-state={isDebitedTwice ? 'gap' : state}>
      <td>
        {debits.map((debit, index) => (
          <span key={index} className={styles.entry} data-again={index > 0}>
            {debit}
            {index > 0 && <b> ✕ again</b>}
          </span>
        ))}
        {debits.length === 0 && <Missing what="no debit" state={state} sinceNs={sinceNs} />}
      </td>
      <td>{ordered ?? <Missing what="no order" state={state} sinceNs={sinceNs} />}</td>
    </tr>
  );
}

type MissingProps = Pick<LedgerLine, 'state' | 'sinceNs'> & { readonly what: string };

/** A hole where the other ledger has an entry: a gap, with its age. */
function Missing({ what, state, sinceNs }: MissingProps) {
  const tenths = useFrame(({ nowNs }) => Math.floor((nowNs - (sinceNs ?? nowNs)) / TENTH_NS)) ?? 0;
  if (state !== 'gap') return <span className={styles.pending}>not yet</span>;
  return (
    <span className={styles.gap}>
      <b>✕ {what}</b>{' '}
      <span className={styles.age}>
        <span className="visually-hidden">for </span>
        {(tenths / 10).toFixed(1)} s
      </span>
    </span>
  );
}
