/** In the bar: which lesson is open, and the way out of it. */
import { useSelector } from '@xstate/react';
import { useValue } from '../../shared/run';
import styles from './lesson.module.css';
import type { LessonActor } from './machine';
import { openedLesson } from './open';

export function LessonTitle() {
  const actor = useValue(openedLesson);
  return actor === undefined ? null : <Title actor={actor} />;
}

function Title({ actor }: { readonly actor: LessonActor }) {
  const lesson = useSelector(actor, ({ context }) => context.lesson);
  return (
    <p className={styles.title}>
      <a href="./lessons.html">Lessons</a>
      <span aria-hidden>/</span>
      <b>{lesson.title}</b>
    </p>
  );
}
