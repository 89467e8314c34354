/** A piece of a bar, for a legend. */
import styles from './spans.module.css';

export function Sample({ part }: { readonly part: 'queueing' | 'work' | 'waiting' }) {
  return <span className={styles.sample} data-part={part} />;
}
