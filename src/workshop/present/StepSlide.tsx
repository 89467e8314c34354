/** A step in large type: what is asked, the hands that are raised for each answer, and what came. */
import { Minus, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { measureStep, type Lesson, type Outcome } from '../../document/lessons';
import { Button, IconButton } from '../../shared/ui';
import styles from './present.module.css';
import { plainText } from './plain-text';
import { counted, optionsOf, type Option, type Predict } from './tally';
import { useKeys } from './use-keys';

interface StepSlideProps {
  readonly lesson: Lesson;
  readonly step: Lesson['steps'][number];
}

export function StepSlide({ lesson, step }: StepSlideProps) {
  const { title, text, predict, achieve } = step;
  return (
    <>
      <h1>{title}</h1>
      <p className={styles.text} data-short={predict !== undefined || undefined}>
        {plainText(text)}
      </p>
      {predict !== undefined && <Question lesson={lesson} step={step} predict={predict} />}
      {achieve !== undefined && (
        <ul className={styles.objectives}>
          {lesson.objectives
            .filter(({ id }) => achieve.includes(id))
            .map(({ id, says }) => (
              <li key={id}>{says}</li>
            ))}
        </ul>
      )}
    </>
  );
}

function Question({ lesson, step, predict }: StepSlideProps & { readonly predict: Predict }) {
  const [options] = useState(() => optionsOf(predict));
  const [hands, setHands] = useState<readonly number[]>(() => options.map(() => 0));
  const [isRevealed, reveal] = useState(false);
  const outcome = useOutcome(lesson, step);
  const count = (place: number, by: 1 | -1): void => setHands((now) => counted(now, place, by));
  useKeys({
    ...Object.fromEntries(
      options.flatMap((_, place) => [
        [`${place + 1}`, () => count(place, 1)],
        [`Shift+${place + 1}`, () => count(place, -1)],
      ]),
    ),
    r: () => reveal(true),
  });
  const shown = isRevealed && typeof outcome === 'object' ? outcome : undefined;
  return (
    <>
      <p className={styles.ask}>{predict.ask}</p>
      <ol className={styles.options}>
        {options.map((option, place) => (
          <Hands
            key={option.says}
            option={option}
            number={place + 1}
            hands={hands[place] ?? 0}
            most={Math.max(1, ...hands)}
            outcome={shown}
            onCount={(by) => count(place, by)}
          />
        ))}
      </ol>
      {predict.curve !== undefined && !isRevealed && (
        <p className={styles.aside}>Have everybody draw it with a finger, over {predict.curve.label}.</p>
      )}
      {isRevealed ? (
        <div role="status">
          {(shown === undefined || predict.choice === undefined) && (
            <p className={styles.came}>{cameWords(outcome)}</p>
          )}
          {shown !== undefined && <p className={styles.because}>{plainText(predict.because)}</p>}
        </div>
      ) : (
        <Button look="primary" className={styles.reveal} onClick={() => reveal(true)}>
          Reveal
        </Button>
      )}
    </>
  );
}

/** A choice's outcome is marked where it stands; others are said. */
function cameWords(outcome: Outcome | string | undefined): string {
  if (outcome === undefined) return 'Measuring …';
  return typeof outcome === 'string' ? outcome : `It came so: ${outcome.words}`;
}

/** Measured as soon as the slide is there, so that revealing takes no time; why not, in words. */
function useOutcome(lesson: Lesson, step: StepSlideProps['step']): Outcome | string | undefined {
  const [outcome, setOutcome] = useState<Outcome | string>();
  useEffect(() => {
    const leaving = new AbortController();
    measureStep(lesson, step, leaving.signal).then(setOutcome, () => {
      if (!leaving.signal.aborted) setOutcome('It could not be measured here: turn the page back and forth.');
    });
    return () => leaving.abort();
  }, [lesson, step]);
  return outcome;
}

interface HandsProps {
  readonly option: Option;
  readonly number: number;
  readonly hands: number;
  readonly most: number;
  readonly outcome: Outcome | undefined;
  readonly onCount: (by: 1 | -1) => void;
}

function Hands({ option, number, hands, most, outcome, onCount }: HandsProps) {
  const isTrue = outcome !== undefined && option.isTrue(outcome);
  return (
    <li
      className={styles.option}
      data-true={isTrue || undefined}
      data-dim={(outcome !== undefined && !isTrue) || undefined}
    >
      <span className={styles.bar2} style={{ width: `${(100 * hands) / most}%` }} aria-hidden />
      <span className={styles.says}>
        {isTrue ? '✓ ' : ''}
        {option.says}
      </span>
      <IconButton
        label={`One hand less for answer ${number}`}
        disabled={hands === 0}
        onClick={() => onCount(-1)}
      >
        <Minus aria-hidden />
      </IconButton>
      <output className={styles.hands} aria-label={`Hands for answer ${number}`}>
        {hands}
      </output>
      <IconButton label={`One hand more for answer ${number}`} onClick={() => onCount(1)}>
        <Plus aria-hidden />
      </IconButton>
    </li>
  );
}
