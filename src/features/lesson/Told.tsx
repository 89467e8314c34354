/** What was foretold, and beside it what came of it; until that is known, the run in which it comes about. */
import { useSelector } from '@xstate/react';
import { FIGURES, printValue } from '../../../lessons/figures';
import { isRight, type Outcome } from '../../document/lessons';
import type { Answer } from '../../shared/progress';
import { Button } from '../../shared/ui';
import { stepAt } from './context';
import { CurvePlot } from './CurvePlot';
import styles from './lesson.module.css';
import type { LessonActor } from './machine';
import { Prose } from './Prose';
import type { Predict } from './Question';

export function Told({ actor }: { readonly actor: LessonActor }) {
  const context = useSelector(actor, (snapshot) => snapshot.context);
  const isTold = useSelector(actor, (snapshot) => snapshot.matches('told'));
  const { view, answers, outcomes, problem, isRevealed } = context;
  const [predict, answer, outcome] = [stepAt(context)?.predict, answers.get(view), outcomes.get(view)];
  if (predict === undefined || answer === undefined) return null;
  return (
    <div data-news className={styles.question}>
      <p className={styles.ask}>{predict.ask}</p>
      {isTold && outcome !== undefined ? (
        <div role="status">
          <Outcomes predict={predict} answer={answer} outcome={outcome} />
        </div>
      ) : (
        <>
          <p>
            You said: <b>{answerWords(predict, answer)}</b>
          </p>
          <div className={styles.submit}>
            {problem === undefined ? (
              <>
                <Button
                  look="primary"
                  data-onward
                  className={styles.next}
                  disabled={isRevealed}
                  onClick={() => actor.send({ type: 'REVEAL' })}
                >
                  Show what came of it
                </Button>
                <span className={styles.muted} role="status">
                  {isRevealed ? 'Measuring …' : 'It runs in the picture.'}
                </span>
              </>
            ) : (
              <Problem words={problem} again={() => actor.send({ type: 'AGAIN' })} />
            )}
          </div>
        </>
      )}
    </div>
  );
}

export function Problem({ words, again }: { readonly words: string; readonly again: () => void }) {
  return (
    <div role="alert" className={styles.problem}>
      <p>{words}</p>
      <Button onClick={again}>Try again</Button>
    </div>
  );
}

interface OutcomesProps {
  readonly predict: Predict;
  readonly answer: Answer;
  readonly outcome: Outcome;
}

function Outcomes({ predict, answer, outcome }: OutcomesProps) {
  const { choice, curve, because } = predict;
  return (
    <>
      {choice !== undefined && (
        <ul className={styles.options}>
          {choice.map(({ says }, place) => (
            <li
              key={says}
              className={styles.option}
              data-said={place === answer || undefined}
              data-came={place === outcome.value || undefined}
            >
              <span>{says}</span>
              <small>{marksOf(place === answer, place === outcome.value)}</small>
            </li>
          ))}
        </ul>
      )}
      {curve !== undefined && typeof answer !== 'number' && typeof outcome.value !== 'number' && (
        <>
          <CurvePlot asked={curve} drawn={answer} came={outcome.value} />
          <p className={styles.legend}>
            <span data-line="said">You drew</span> <span data-line="came">It came</span>
          </p>
        </>
      )}
      {choice === undefined && curve === undefined && (
        <dl className={styles.pair}>
          <div>
            <dt>You said</dt>
            <dd>{answerWords(predict, answer)}</dd>
          </div>
          <div>
            <dt>It came</dt>
            <dd>{outcome.words}</dd>
          </div>
        </dl>
      )}
      <p className={styles.verdictLine}>
        {isRight(predict, answer, outcome) ? '✓ It came as you said.' : '≠ It came otherwise.'}
      </p>
      <Prose text={because} />
    </>
  );
}

function marksOf(isSaid: boolean, hasCome: boolean): string {
  if (isSaid && hasCome) return '✓ you said so, and so it came';
  return isSaid ? 'you said' : hasCome ? 'so it came' : '';
}

function answerWords({ number, choice, curve }: Predict, answer: Answer): string {
  const values = typeof answer === 'number' ? [answer] : answer;
  if (choice !== undefined) return choice[values[0] ?? -1]?.says ?? '';
  const asked = number ?? curve;
  if (asked === undefined) return '';
  const { unit } = FIGURES[asked.measure];
  return values.map((value) => printValue(unit, value)).join(', ');
}
