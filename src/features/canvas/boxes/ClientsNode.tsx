/** The clients: people, outside everything. Below them stands what came of their newest requests. */
import { UsersRound } from 'lucide-react';
import type { ClientsBox } from '../../../shared/scene';
import styles from '../canvas.module.css';
import { Ports } from './Ports';
import { isSelected, useBoxes } from './view';

export function ClientsNode({ data: { box } }: { readonly data: { readonly box: ClientsBox } }) {
  const { selected, select, stop, caller } = useBoxes();
  return (
    <>
      <Ports />
      <button
        type="button"
        className={styles.clients}
        data-stop={box.id}
        data-state={caller !== '' && caller !== box.id ? 'hidden' : 'up'}
        data-selected={isSelected(selected, 'clients', 0) || undefined}
        tabIndex={stop === box.id ? 0 : -1}
        aria-pressed={isSelected(selected, 'clients', 0)}
        aria-label="Clients, who send the requests"
        title="Who send the requests; below, what came of the newest"
        onClick={(event) => {
          event.stopPropagation();
          select({ kind: 'clients', index: 0 });
        }}
      >
        <UsersRound className={styles.people} aria-hidden="true" strokeWidth={1.5} />
        <span className={styles.name}>{box.name}</span>
      </button>
    </>
  );
}
