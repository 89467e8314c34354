/** The figures of both runs, and what stands between them. */
import { useEffect, useState } from 'react';
import { useRun } from '../../shared/run';
import { usePolled } from '../../shared/panel';
import styles from './compare.module.css';
import { designOf, type Design } from './design';
import { figuresOf, type Group, type Row } from './figures';
import type { Other } from './other';

export interface BesideProps {
  readonly other: Other;
  /** The moment at which both stood last: figures are asked for again there. */
  readonly metNs: number | undefined;
}

export function FiguresTable({ other, metNs }: BesideProps) {
  const { names } = other.partner;
  const design = useDesign(other);
  const { report } = useRun();
  const reports = usePolled(`${useNumber(other)} ${metNs}`, async () => {
    const [first, second] = await Promise.all([report(), other.handle.report()]);
    return first !== undefined && second.ok ? ([first, second.value] as const) : undefined;
  });
  if (reports === undefined || design === undefined)
    return <p className={styles.wait}>Figures are being read …</p>;
  const [first, second] = reports;
  const groups = figuresOf(
    { report: first, cost: design.cost[0] },
    { report: second, cost: design.cost[1] },
    design,
  );
  return (
    <table className={styles.figures}>
      <caption className="visually-hidden">Figures of both runs</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{names[0]}</th>
          <th scope="col">{names[1]}</th>
          <th scope="col">What differs in “{names[0]}”</th>
        </tr>
      </thead>
      {groups.map((group) => (
        <GroupRows key={group.title} group={group} />
      ))}
    </table>
  );
}

function GroupRows({ group: { title, rows } }: { readonly group: Group }) {
  return (
    <tbody>
      <tr>
        <th colSpan={4} scope="rowgroup" className={styles.group}>
          {title}
        </th>
      </tr>
      {rows.map((row) => (
        <Line key={row.title} row={row} />
      ))}
    </tbody>
  );
}

const VERDICTS = { better: 'better', worse: 'worse', other: '', same: '', none: '' };

function Line({ row: { title, first, second, difference, because } }: { readonly row: Row }) {
  const { says, verdict } = difference;
  return (
    <tr data-verdict={verdict}>
      <th scope="row">{title}</th>
      <td>{first}</td>
      <td>{second}</td>
      <td>
        {says}
        {VERDICTS[verdict] !== '' && <span className={styles.verdict}>{VERDICTS[verdict]}</span>}
        {because !== undefined && <span className={styles.because}>{because}</span>}
      </td>
    </tr>
  );
}

function useDesign({ runnable }: Other): Design | undefined {
  const { plan, document } = useRun();
  const [design, setDesign] = useState<Design | undefined>();
  useEffect(() => {
    let isGone = false;
    void designOf({ plan, document }, runnable).then(
      (made) => !isGone && setDesign(made),
      () => undefined, // without it there is no figure, and the panel keeps saying so
    );
    return () => {
      isGone = true;
    };
  }, [plan, document, runnable]);
  return design;
}

const numbers = new WeakMap<Other, number>();
let made = 0;

/** Tells one run from the next. */
export function useNumber(other: Other): number {
  const known = numbers.get(other) ?? ++made;
  numbers.set(other, known);
  return known;
}
