/** Leads to the answer to "why?". */
import { askWhy, type WhyQuestion } from '../run';
import styles from './panel.module.css';

export interface WhyLinkProps {
  readonly question: WhyQuestion;
  /** What it is asked about, for ears: "Why? request 12". */
  readonly about: string;
}

export function WhyLink({ question, about }: WhyLinkProps) {
  return (
    <button
      type="button"
      className={styles.link}
      aria-label={`Why? ${about}`}
      onClick={() => askWhy(question)}
    >
      Why?
    </button>
  );
}
