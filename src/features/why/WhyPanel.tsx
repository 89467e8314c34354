/** The chain of causes, its root first. */
import { asked, useFrame, usePointOfView, useRun, useSelection, useValue, type Why } from '../../shared/run';
import { Empty, PanelFrame } from '../../shared/panel';
import { Button, clockText } from '../../shared/ui';
import { noteOn, questionOf } from './questions';
import { useAnswer, type Answer } from './use-answer';
import styles from './why.module.css';

export function WhyPanel() {
  const question = useValue(asked);
  const answer = useAnswer(question);
  const isCaller = usePointOfView() === 'caller';
  return (
    <PanelFrame label="Why?" terms={['fault', 'outcome']}>
      {isCaller && (
        <p className={styles.note}>Nobody in the system can see this chain: it crosses them all.</p>
      )}
      {question === undefined ? (
        <Empty>
          Ask “Why?” at a request in Traces, at a broken promise in Promises or at a line of the Log: the
          chain of causes is told here, from its root.
        </Empty>
      ) : (
        answer && <Answered answer={answer} />
      )}
    </PanelFrame>
  );
}

function Answered({ answer: { why, atNs } }: { readonly answer: Answer }) {
  const { commands } = useRun();
  const nowNs = useFrame((frame) => frame.nowNs) ?? 0;
  if (why === undefined)
    return (
      <Empty>Nothing is kept any more of what was asked about. Go back to its moment and ask there.</Empty>
    );
  const note = noteOn(why);
  return (
    <div className={styles.answer}>
      <header className={styles.head}>
        <h3>{questionOf(why)}</h3>
        {nowNs < atNs && (
          <Button onClick={() => commands.seek(atNs)}>Go to where it was asked, {clockText(atNs)} s</Button>
        )}
      </header>
      <ol className={styles.chain} aria-label="From the root to what was asked about">
        {why.steps.map((step, place) => (
          <Step key={step.row} step={step} isRoot={place === 0} isHere={step.timeNs === nowNs} />
        ))}
      </ol>
      {note !== undefined && <p className={styles.note}>{note}</p>}
    </div>
  );
}

interface StepProps {
  readonly step: Why['steps'][number];
  readonly isRoot: boolean;
  /** The page shows this moment. */
  readonly isHere: boolean;
}

function Step({ step: { timeNs, request, text }, isRoot, isHere }: StepProps) {
  const { commands } = useRun();
  const [, select] = useSelection();
  const go = (): void => {
    commands.seek(timeNs);
    if (request > 0) select({ kind: 'request', request });
  };
  return (
    <li className={styles.step} data-root={isRoot || undefined}>
      <button type="button" className={styles.link} aria-current={isHere ? 'step' : undefined} onClick={go}>
        <time className={styles.time}>{clockText(timeNs)} s</time>
        <span>
          {isRoot && <strong className={styles.root}>Root</strong>}
          {text}
        </span>
      </button>
    </li>
  );
}
