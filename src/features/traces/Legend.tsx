/** What the bars of a waterfall mean. */
import { Sample, SpanMark } from '../../shared/spans';
import styles from './traces.module.css';

const PARTS = [
  ['queueing', 'in a queue: for a slot, a CPU or a lock'],
  ['work', 'working'],
  ['waiting', 'waiting for somebody else'],
] as const;

const KINDS = [
  ['call', 'call over the network'],
  ['handler', 'handler'],
  ['inside', 'call in the same process'],
  ['statement', 'statement to a store'],
] as const;

/** Spans do not tell queueing from work: what is not covered by a span below is a handler's own. */
const TOLD = [
  ['work', 'its own time, with no span below'],
  ['waiting', 'spans below it, or another service'],
] as const;

export function Legend({ isTold }: { readonly isTold: boolean }) {
  return (
    <div className={styles.legend} role="note" aria-label="What the bars mean">
      {(isTold ? TOLD : PARTS).map(([part, says]) => (
        <span key={part}>
          <Sample part={part} /> {says}
        </span>
      ))}
      {KINDS.map(([kind, says]) => (
        <span key={kind}>
          <SpanMark sort={kind} /> {says}
        </span>
      ))}
      <span>How much of each, not when: parts of a bar are added up.</span>
    </div>
  );
}
