/** A link: two rails, which the overlay's messages run on. */
import type { Wire } from '../../../shared/scene';
import styles from '../canvas.module.css';
import { isSelected, useBoxes } from './view';

export function WireEdge({ data: { wire } }: { readonly data: { readonly wire: Wire } }) {
  const { selected, caller } = useBoxes();
  return (
    <g
      className={styles.wire}
      data-selected={isSelected(selected, 'link', wire.link) || undefined}
      data-state={caller !== '' && caller !== wire.from ? 'hidden' : 'up'}
    >
      <path className={styles.reach} d={wire.d} />
      <path className={styles.rails} d={wire.d} />
      <path className={styles.between} d={wire.d} />
    </g>
  );
}
