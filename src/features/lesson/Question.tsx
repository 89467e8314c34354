/** What is asked before the run: a number on a scale, one of some sentences, or a curve. */
import { useId, useState, type ReactNode } from 'react';
import { FIGURES, printValue } from '../../../lessons/figures';
import type { Answer } from '../../shared/progress';
import { Button } from '../../shared/ui';
import type { Step } from './context';
import { CurvePlot } from './CurvePlot';
import styles from './lesson.module.css';

export type Predict = NonNullable<Step['predict']>;

interface QuestionProps {
  readonly predict: Predict;
  readonly onAnswer: (answer: Answer) => void;
}

export function Question({ predict, onAnswer }: QuestionProps) {
  const { ask, number, choice, curve } = predict;
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className={styles.question}>
      <p className={styles.kicker}>Before it runs</p>
      <p id={id} className={styles.ask}>
        {ask}
      </p>
      {number !== undefined && <NumberForm asked={number} onAnswer={onAnswer} />}
      {choice !== undefined && <ChoiceForm options={choice} onAnswer={onAnswer} />}
      {curve !== undefined && <CurveForm asked={curve} onAnswer={onAnswer} />}
    </div>
  );
}

function Submit({ isReady, hint }: { readonly isReady: boolean; readonly hint: string }) {
  return (
    <div className={styles.submit}>
      <Button type="submit" look="primary" className={styles.next} disabled={!isReady}>
        Answer, and run it
      </Button>
      {!isReady && <span className={styles.muted}>{hint}</span>}
    </div>
  );
}

interface FormProps {
  readonly answer: Answer | undefined;
  readonly hint: string;
  readonly onAnswer: (answer: Answer) => void;
  readonly children: ReactNode;
}

function Form({ answer, hint, onAnswer, children }: FormProps) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (answer !== undefined) onAnswer(answer);
      }}
    >
      {children}
      <Submit isReady={answer !== undefined} hint={hint} />
    </form>
  );
}

interface ChoiceFormProps extends Pick<QuestionProps, 'onAnswer'> {
  readonly options: NonNullable<Predict['choice']>;
}

function ChoiceForm({ options, onAnswer }: ChoiceFormProps) {
  const group = useId();
  const [chosen, choose] = useState<number>();
  return (
    <Form answer={chosen} hint="Choose one." onAnswer={onAnswer}>
      <div role="radiogroup" aria-label="Your answer" className={styles.options}>
        {options.map(({ says }, place) => (
          <label key={says} className={styles.option} data-chosen={place === chosen || undefined}>
            <input type="radio" name={group} checked={place === chosen} onChange={() => choose(place)} />
            <span>{says}</span>
          </label>
        ))}
      </div>
    </Form>
  );
}

interface NumberFormProps extends Pick<QuestionProps, 'onAnswer'> {
  readonly asked: NonNullable<Predict['number']>;
}

/** How many values a scale has at most, so that each can be reached by an arrow key. */
const FINENESS = 100;

function NumberForm({ asked: { measure, from, to }, onAnswer }: NumberFormProps) {
  const { unit } = FIGURES[measure];
  const [value, setValue] = useState<number>();
  const step = unit === 'count' ? Math.max(1, Math.round((to - from) / FINENESS)) : (to - from) / FINENESS;
  const shown = value ?? from;
  return (
    <Form answer={value} hint="Move the slider, also by arrow keys." onAnswer={onAnswer}>
      <output className={styles.value} data-empty={value === undefined || undefined}>
        {value === undefined ? '–' : printValue(unit, value)}
      </output>
      <input
        type="range"
        className={styles.range}
        aria-label="Your answer"
        aria-valuetext={value === undefined ? 'nothing yet' : printValue(unit, value)}
        min={from}
        max={to}
        step={step}
        value={shown}
        data-empty={value === undefined || undefined}
        onChange={({ target }) => setValue(target.valueAsNumber)}
        // The value where the slider stands at first is chosen by pressing it there.
        onPointerUp={({ currentTarget }) => setValue(currentTarget.valueAsNumber)}
        onKeyUp={({ key, currentTarget }) => {
          if (key === 'Home' || key === 'ArrowLeft' || key === 'ArrowDown')
            setValue(currentTarget.valueAsNumber);
        }}
      />
      <div className={styles.scale} aria-hidden>
        <span>{printValue(unit, from)}</span>
        <span>{printValue(unit, to)}</span>
      </div>
    </Form>
  );
}

interface CurveFormProps extends Pick<QuestionProps, 'onAnswer'> {
  readonly asked: NonNullable<Predict['curve']>;
}

function CurveForm({ asked, onAnswer }: CurveFormProps) {
  const [drawn, setDrawn] = useState<readonly (number | undefined)[]>(() => asked.at.map(() => undefined));
  const whole = drawn.filter((value) => value !== undefined);
  return (
    <Form
      answer={whole.length === drawn.length ? whole : undefined}
      hint="Draw across, or go from point to point with Tab and move it with the arrow keys."
      onAnswer={onAnswer}
    >
      <CurvePlot asked={asked} drawn={drawn} onDraw={setDrawn} />
    </Form>
  );
}
