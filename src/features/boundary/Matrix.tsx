/** Modules by modules: what each asks of which other, and which are tied so that a boundary between them breaks something. */
import { useState } from 'react';
import type { CouplingMatrix } from '../../../simulator';
import { pointedAt } from '../../shared/drawing';
import styles from './boundary.module.css';
import { cellsOf, type Cell } from './cells';

export function Matrix({ matrix }: { readonly matrix: CouplingMatrix }) {
  const { modules } = matrix;
  const cells = cellsOf(matrix);
  const [chosen, choose] = useState<string | undefined>();
  return (
    <div className={styles.matrix}>
      <div className={styles.scroll}>
        <table className={styles.cells}>
          <caption className="visually-hidden">
            What the module of a row asks of the module of a column
          </caption>
          <thead>
            <tr>
              <td>from ↓ to →</td>
              {modules.map((name) => (
                <th key={name} scope="col">
                  <span>{name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {modules.map((from, row) => (
              <tr key={from}>
                <th scope="row">{from}</th>
                {modules.map((to, column) => (
                  <td key={to} data-self={from === to || undefined}>
                    <CellButton
                      cell={cells[row]?.[column]}
                      isChosen={chosen === `${from} ${to}`}
                      onChoose={() => {
                        choose(`${from} ${to}`);
                        pointedAt.set([`module:${from}`, `module:${to}`]);
                      }}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.said} role="status">
        {saidOf(matrix, cells, chosen)}
      </p>
    </div>
  );
}

interface CellButtonProps {
  readonly cell: Cell | undefined;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function CellButton({ cell, isChosen, onChoose }: CellButtonProps) {
  if (cell === undefined) return null;
  const { figure, heat, isTied, says } = cell;
  return (
    <button
      type="button"
      title={says}
      aria-label={says}
      aria-pressed={isChosen}
      data-tied={isTied || undefined}
      style={{ '--heat': `${Math.round(8 + 40 * heat)}%` } as React.CSSProperties} // a custom property
      onClick={onChoose}
    >
      {figure}
    </button>
  );
}

function saidOf(
  { modules }: CouplingMatrix,
  cells: ReturnType<typeof cellsOf>,
  chosen: string | undefined,
): string {
  const [from = '', to = ''] = chosen?.split(' ') ?? [];
  const cell = cells[modules.indexOf(from)]?.[modules.indexOf(to)];
  return cell?.says ?? 'A frame: tied by a transaction or a table. Press a figure to read what it counts.';
}
