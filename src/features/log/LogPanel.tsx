/** The log: the run's story, newest last. */
import { memo, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { usePointOfView, useRun } from '../../shared/run';
import { Empty, PanelFrame, TraceLink, WhyLink } from '../../shared/panel';
import { clockText } from '../../shared/ui';
import { SEVERITIES, type Told } from '../../shared/words';
import { announcement } from './announce';
import styles from './log.module.css';
import { useStory } from './use-story';

export function LogPanel() {
  const story = useStory();
  const isCaller = usePointOfView() === 'caller';
  const end = useEndInSight(story);
  // A customer sees how its request ended; faults and broken promises it does not.
  const told = isCaller
    ? story.filter(({ request, severity }) => request > 0 && severity === 'warning')
    : story;
  return (
    <PanelFrame label="Log" terms={['unknown', 'timeout']}>
      <Aloud story={story} />
      {told.length === 0 ? (
        <Empty>
          {isCaller
            ? 'No customer has noticed anything so far.'
            : 'Nothing out of the ordinary so far. Faults, failures and broken promises are told here.'}
        </Empty>
      ) : (
        <ol ref={end} className={styles.log} aria-label="What happened, newest last">
          {told.map((line) => (
            <Line key={line.row} line={line} />
          ))}
        </ol>
      )}
    </PanelFrame>
  );
}

/** A line never changes once it is told. */
const Line = memo(
  function Line({ line: { row, timeNs, severity, text, request } }: { readonly line: Told }) {
    const { sign, word } = SEVERITIES[severity];
    // A fault is what others come from; that it began is nobody's doing but the experiment's.
    const isAsked = severity === 'error' || (severity === 'warning' && request > 0);
    return (
      <li className={styles.line} data-severity={severity}>
        <time className={styles.time}>{clockText(timeNs)} s</time>
        <span className={styles.sign} role="img" aria-label={word}>
          {sign}
        </span>
        <span>{text}</span>
        {request > 0 && (
          <span className={styles.trace}>
            <TraceLink request={request} />
          </span>
        )}
        {isAsked && (
          <span className={styles.trace}>
            <WhyLink question={{ of: 'row', number: row }} about={text} />
          </span>
        )}
      </li>
    );
  },
  (before, after) => before.line.row === after.line.row && before.line.text === after.line.text,
);

/** Keeps the newest line in sight, unless somebody has scrolled back to read. */
function useEndInSight(story: readonly Told[]) {
  const ref = useRef<HTMLOListElement>(null);
  const isAtEnd = useRef(true);
  const isEmpty = story.length === 0;
  useEffect(() => {
    const scroller = ref.current?.parentElement;
    if (scroller === null || scroller === undefined) return;
    const onScroll = (): void => {
      isAtEnd.current = scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 30;
    };
    scroller.addEventListener('scroll', onScroll, { passive: true });
    return () => scroller.removeEventListener('scroll', onScroll);
  }, [isEmpty]);
  useLayoutEffect(() => {
    const scroller = ref.current?.parentElement;
    if (isAtEnd.current && scroller !== null && scroller !== undefined)
      scroller.scrollTop = scroller.scrollHeight;
  }, [story]);
  return ref;
}

/** Time between two announcements, ms: somebody has to be able to hear them out. */
const ALOUD_MS = 4000;

/** The newest lines for ears, at a pace that can be listened to. What was told before the panel opened is not read. */
function Aloud({ story }: { readonly story: readonly Told[] }) {
  const { frames } = useRun();
  const [words, setWords] = useState('');
  const newest = useRef(story);
  newest.current = story;
  const last = useRef({ row: story.at(-1)?.row ?? -1, epoch: frames.epoch });

  useEffect(() => {
    const timer = setInterval(() => {
      const lines = newest.current;
      const row = lines.at(-1)?.row ?? -1;
      // Going back tells nothing new.
      if (last.current.epoch === frames.epoch) {
        const fresh = announcement(lines, last.current.row);
        if (fresh !== '') setWords(fresh);
      }
      last.current = { row, epoch: frames.epoch };
    }, ALOUD_MS);
    return () => clearInterval(timer);
  }, [frames]);

  return (
    <p className="visually-hidden" aria-live="polite">
      {words}
    </p>
  );
}
