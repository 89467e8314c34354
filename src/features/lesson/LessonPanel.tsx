/** The lesson beside the picture: one view at a time, and the tools that are always one action away. */
import { useSelector } from '@xstate/react';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useValue } from '../../shared/run';
import { Button, IconButton } from '../../shared/ui';
import { endOf, isEnd, stepAt } from './context';
import { End } from './End';
import { Handout } from './Handout';
import styles from './lesson.module.css';
import type { LessonActor } from './machine';
import { openedLesson } from './open';
import { Prose } from './Prose';
import { Question } from './Question';
import { RunButton } from './RunButton';
import { Told } from './Told';
import { Tools } from './Tools';
import { useOnPage } from './use-on-page';
import { useFocus } from './use-focus';
import { Work } from './Work';

/** Shown once a lesson is open. */
export function LessonPanel() {
  const actor = useValue(openedLesson);
  return actor === undefined ? null : <Open key={actor.sessionId} actor={actor} />;
}

function Open({ actor }: { readonly actor: LessonActor }) {
  useOnPage(actor);
  const { lesson, view, furthest } = useSelector(actor, ({ context }) => context);
  const content = useFocus(actor);
  const go = (to: number): void => actor.send({ type: 'GO', view: to });
  return (
    <section className={styles.lesson} aria-label="Lesson">
      <header className={styles.head}>
        <p className={styles.place}>{placeWords(view, lesson.steps.length)}</p>
        <Steps count={endOf(lesson)} view={view} />
        <IconButton label="Back" disabled={view === 0} onClick={() => go(view - 1)}>
          <ChevronLeft aria-hidden />
        </IconButton>
        <IconButton label="Forward" disabled={view >= furthest} onClick={() => go(view + 1)}>
          <ChevronRight aria-hidden />
        </IconButton>
      </header>
      <div ref={content} className={styles.content}>
        <View key={view} actor={actor} />
      </div>
      <Tools actor={actor} />
      <Handout lesson={lesson} />
    </section>
  );
}

function placeWords(view: number, steps: number): string {
  if (view === 0) return 'Lesson';
  return view > steps ? 'What stays' : `Step ${view} of ${steps}`;
}

function Steps({ count, view }: { readonly count: number; readonly view: number }) {
  return (
    <div className={styles.steps} aria-hidden>
      {Array.from({ length: count + 1 }, (_, place) => (
        <i key={place} data-state={place < view ? 'done' : place === view ? 'now' : 'ahead'} />
      ))}
    </div>
  );
}

function View({ actor }: { readonly actor: LessonActor }) {
  const context = useSelector(actor, (snapshot) => snapshot.context);
  const { lesson, view } = context;
  const step = stepAt(context);
  if (isEnd(context)) return <End actor={actor} />;
  if (step === undefined)
    return (
      <>
        <h2 tabIndex={-1}>{lesson.title}</h2>
        <Prose text={lesson.opening} />
        <Next actor={actor} label="Begin" />
      </>
    );
  return (
    <>
      <h2 tabIndex={-1}>{step.title}</h2>
      <Prose text={step.text} />
      <Body key={view} actor={actor} />
    </>
  );
}

/** What is to be done in a step. */
function Body({ actor }: { readonly actor: LessonActor }) {
  const state = useSelector(actor, ({ value }) => value);
  const step = useSelector(actor, ({ context }) => stepAt(context));
  const answer = useSelector(actor, ({ context }) => context.answers.get(context.view));
  switch (state) {
    case 'asking':
    case 'running':
    case 'told':
      return (
        <>
          {step?.predict !== undefined && answer === undefined && (
            <Question
              predict={step.predict}
              onAnswer={(given) => actor.send({ type: 'ANSWER', answer: given })}
            />
          )}
          {answer !== undefined && <Told actor={actor} />}
          {state === 'told' && <Next actor={actor} label="Go on" />}
        </>
      );
    case 'working':
    case 'judging':
    case 'met':
      return (
        <>
          <Work actor={actor} />
          {state === 'met' && <Next actor={actor} label="Go on" />}
        </>
      );
    default:
      return (
        <div className={styles.submit}>
          <RunButton />
          <Next actor={actor} label="Go on" />
        </div>
      );
  }
}

function Next({ actor, label }: { readonly actor: LessonActor; readonly label: string }) {
  return (
    <Button look="primary" data-onward className={styles.next} onClick={() => actor.send({ type: 'NEXT' })}>
      {label}
    </Button>
  );
}
