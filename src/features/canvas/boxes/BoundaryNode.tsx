/** The dashed line around what is ours, where there are parties outside it. */
import styles from '../canvas.module.css';

export function BoundaryNode() {
  return <div className={styles.boundary} />;
}
