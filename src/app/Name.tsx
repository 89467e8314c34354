/** The page's name with its mark: a line that no longer meets itself across a fault. */
import styles from './app.module.css';

export function Name() {
  return (
    <h1 className={styles.name}>
      <svg viewBox="0 0 24 24" fill="none" strokeWidth="2.6" aria-hidden>
        <path data-part="ground" d="M1 8.5h9.5M13.5 15.5H23" />
        <path data-part="fault" d="M15.5 2 8.5 22" />
      </svg>
      Faultline
    </h1>
  );
}
