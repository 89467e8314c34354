/** What is to be achieved, the judge, and its verdict: which part is missed, by how much, in which run and where. */
import { useSelector } from '@xstate/react';
import { runsOf, type Lesson } from '../../document/lessons';
import { useRun } from '../../shared/run';
import { Button } from '../../shared/ui';
import { stepAt } from './context';
import { HandInButton } from './HandInButton';
import styles from './lesson.module.css';
import type { LessonActor } from './machine';
import { selectPlace } from './place';
import { Prose } from './Prose';

export function Work({ actor }: { readonly actor: LessonActor }) {
  const context = useSelector(actor, (snapshot) => snapshot.context);
  const state = useSelector(actor, ({ value }) => value);
  const { lesson, ran, ruling, problem } = context;
  const { status } = useRun();
  const isJudging = state === 'judging';
  return (
    <div className={styles.question}>
      <Objectives actor={actor} />
      {isJudging ? (
        <Judging ran={ran} of={runsOf(lesson)} cancel={() => actor.send({ type: 'CANCEL' })} />
      ) : (
        <div className={styles.submit}>
          <Button
            look={state === 'met' ? 'plain' : 'primary'}
            data-onward
            className={styles.next}
            disabled={status.phase === 'compiling'}
            onClick={() => actor.send({ type: 'CHECK' })}
          >
            {state === 'met' ? 'Judge it again' : 'Judge it'}
          </Button>
          <HandInButton actor={actor} />
        </div>
      )}
      <div role="status" className={styles.ruling}>
        {problem !== undefined && <p className={styles.wrong}>{problem}</p>}
        {state === 'met' && <p className={styles.good}>✓ {passedWords(lesson)}</p>}
        {ruling?.kind === 'verdict' && !ruling.verdict.passed && (
          <p className={styles.wrong}>Not yet: what is marked above is missed.</p>
        )}
        {ruling?.kind === 'verdict' && ruling.decoy !== undefined && <Prose text={ruling.decoy.because} />}
        {ruling?.kind === 'faulty' && (
          <>
            <p className={styles.wrong}>It cannot run as it is:</p>
            <ul>
              {ruling.faults.slice(0, 3).map(({ path, message, hint }) => (
                <li key={path}>
                  {path}: {message}
                  {hint === '' ? '' : `; ${hint}`}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  );
}

function passedWords({ judged: { seeds, adversary } }: Lesson): string {
  const more = adversary.length > 0 ? ', each with further faults too' : '';
  return `It does all of this, in ${seeds} runs that differ by chance${more}.`;
}

function Judging({
  ran,
  of,
  cancel,
}: {
  readonly ran: number;
  readonly of: number;
  readonly cancel: () => void;
}) {
  return (
    <div className={styles.judging}>
      <progress value={ran} max={of} aria-label="Judging" />
      <span className={styles.muted}>
        Run {Math.min(ran + 1, of)} of {of}
      </span>
      <Button data-onward onClick={cancel}>
        Cancel
      </Button>
    </div>
  );
}

/** Each with what became of it, as far as that is known. */
export function Objectives({ actor }: { readonly actor: LessonActor }) {
  const context = useSelector(actor, (snapshot) => snapshot.context);
  const isMet = useSelector(actor, (snapshot) => snapshot.context.met.has(snapshot.context.view));
  const { lesson, ruling } = context;
  const asked = stepAt(context)?.achieve ?? lesson.objectives.map(({ id }) => id);
  const findings = ruling?.kind === 'verdict' ? ruling.verdict.findings : [];
  return (
    <ul className={styles.objectives} aria-label="What is to be achieved">
      {lesson.objectives
        .filter(({ id }) => asked.includes(id))
        .map(({ id, says }) => {
          const finding = findings.find(({ objective }) => objective.id === id);
          const isDone = finding?.passed ?? (isMet && ruling === undefined);
          const state = isDone ? 'met' : finding === undefined ? 'open' : 'missed';
          return (
            <li key={id} data-state={state}>
              <span>
                <span className="visually-hidden">{STATES[state]}: </span>
                {says}
              </span>
              {finding !== undefined && <Finding actor={actor} finding={finding} />}
            </li>
          );
        })}
    </ul>
  );
}

const STATES = { met: 'met', missed: 'missed', open: 'to do' };

type Ruled = Extract<
  NonNullable<ReturnType<LessonActor['getSnapshot']>['context']['ruling']>,
  { kind: 'verdict' }
>;

interface FindingProps {
  readonly actor: LessonActor;
  readonly finding: Ruled['verdict']['findings'][number];
}

/** Its figure; where it is missed, a way to the run in which it is. */
function Finding({ actor, finding: { words, passed, seed, schedule, place } }: FindingProps) {
  const { plan } = useRun();
  return (
    <span className={styles.finding}>
      <small>{words}</small>
      {!passed && (
        <span className={styles.ways}>
          <button type="button" onClick={() => actor.send({ type: 'WATCH', run: { seed, schedule } })}>
            Open this run
          </button>
          {place !== undefined && place.kind !== 'system' && (
            <button type="button" onClick={() => selectPlace(place, plan)}>
              Where: {place.name}
            </button>
          )}
        </span>
      )}
    </span>
  );
}
