/** What came of something, as a sign besides a colour: done ✓, failed ✕, unknown ?, retried ↻, cancelled ⊘. */
import styles from './controls.module.css';

export type Outcomes = 'running' | 'done' | 'failed' | 'unknown' | 'retried' | 'cancelled';

/** The sign alone, for drawings. */
export const SIGNS: Readonly<Record<Outcomes, string>> = {
  running: '…',
  done: '✓',
  failed: '✕',
  unknown: '?',
  retried: '↻',
  cancelled: '⊘',
};

/** What the signs say. */
export const SIGN_WORDS: Readonly<Record<Outcomes, string>> = {
  running: 'under way',
  done: 'done',
  failed: 'failed',
  unknown: 'unknown',
  retried: 'tried again',
  cancelled: 'cancelled',
};

export function Sign({ of }: { readonly of: Outcomes }) {
  return (
    <span
      className={styles.sign}
      data-outcome={of}
      role="img"
      aria-label={SIGN_WORDS[of]}
      title={SIGN_WORDS[of]}
    >
      {SIGNS[of]}
    </span>
  );
}
