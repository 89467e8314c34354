/** How far the opening has come. */
import styles from './opening.module.css';
import { STORY } from './story';

export function Progress({ done, isBusy }: { readonly done: number; readonly isBusy: boolean }) {
  return (
    <p className={styles.progress}>
      <span className="visually-hidden">
        Step {done + 1} of {STORY.length}
      </span>
      {STORY.map(({ id }, index) => (
        <span
          key={id}
          aria-hidden
          data-state={index < done ? 'done' : index > done ? 'ahead' : isBusy ? 'busy' : 'next'}
        />
      ))}
    </p>
  );
}
