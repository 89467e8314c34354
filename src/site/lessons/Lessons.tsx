/**
 * The map of lessons: the path in its order. What of it has been done is in the browser that did it, so a script writes that
 * in (`main.ts`); without one this is the list.
 */
import { Marked } from './Marked';

/** What the map says of a lesson. */
export interface MapLesson {
  readonly name: string;
  readonly title: string;
  readonly minutes: number;
  /** What many believe, and the lesson meets. */
  readonly misconception: string;
  /** What stays of it, for those who have done it. */
  readonly takeaway: string;
  readonly steps: number;
}

export interface MapTrack {
  readonly title: string;
  readonly lessons: readonly MapLesson[];
}

export interface LessonsProps {
  readonly tracks: readonly MapTrack[];
}

export function Lessons({ tracks }: LessonsProps) {
  const all = tracks.flatMap(({ lessons }) => lessons);
  const [first] = all;
  return (
    <article className="lessons" data-map>
      <h1>Lessons</h1>
      <p className="lead">
        Each begins with something that many believe. Foretell what will happen, run it, and mend it.
      </p>
      <div className="standing">
        {first !== undefined && (
          <a className="onward" data-onward href={addressOf(first)}>
            Begin with {first.title}
          </a>
        )}
        <p data-standing>
          {all.length} lessons, {Math.min(...all.map(({ minutes }) => minutes))} to{' '}
          {Math.max(...all.map(({ minutes }) => minutes))} minutes each
        </p>
      </div>
      {tracks.map(({ title, lessons }) => (
        <section key={title} className="track" aria-label={title}>
          <h2>{title}</h2>
          <ol>
            {lessons.map((lesson) => (
              <LessonLine key={lesson.name} lesson={lesson} number={all.indexOf(lesson) + 1} />
            ))}
          </ol>
        </section>
      ))}
    </article>
  );
}

function LessonLine({ lesson, number }: { readonly lesson: MapLesson; readonly number: number }) {
  const { name, title, minutes, misconception, takeaway, steps } = lesson;
  return (
    <li data-lesson={name} data-title={title} data-steps={steps}>
      <span className="sign" aria-hidden>
        {number}
      </span>
      <div>
        <h3>
          <a href={addressOf(lesson)}>{title}</a>
          <span className="minutes">{minutes} min</span>
          <span className="done" data-done />
        </h3>
        <p className="belief">“{misconception}”</p>
        <p className="takeaway" data-takeaway hidden>
          <Marked text={takeaway} />
        </p>
      </div>
    </li>
  );
}

function addressOf({ name }: MapLesson): string {
  return `./?lesson=${encodeURIComponent(name)}`;
}
