/** In the bar: which lesson is open, and the way out of it. */
import { useSelector } from '@xstate/react';
import { useEffect, useState } from 'react';
import { useValue } from '../../shared/run';
import styles from './lesson.module.css';
import { begunMs, timeBox } from './workshop';
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
      <TimeBox name={lesson.name} />
    </p>
  );
}

/** How much of a workshop's time is left. It says so and stops nobody. */
function TimeBox({ name }: { readonly name: string }) {
  const box = useValue(timeBox);
  const [nowMs, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 10_000);
    return () => clearInterval(timer);
  }, []);
  if (box === undefined) return null;
  const left = Math.ceil(box.minutes - (nowMs - begunMs(name)) / 60_000);
  return (
    <span className={styles.timeBox} data-over={left <= 0 || undefined}>
      {left > 0 ? `${left} min left` : 'time is up'}
    </span>
  );
}
