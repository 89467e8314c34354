/** What stays of a lesson: its point, what was foretold of it, and where to go from here. */
import { useSelector } from '@xstate/react';
import { LESSONS } from '../../document/lessons';
import { useProgress } from '../../shared/progress';
import { HandInButton } from './HandInButton';
import styles from './lesson.module.css';
import type { LessonActor } from './machine';
import { Prose } from './Prose';
import { recordOf, trendOf } from './record';

export function End({ actor }: { readonly actor: LessonActor }) {
  const lesson = useSelector(actor, ({ context }) => context.lesson);
  const progress = useProgress();
  const at = LESSONS.findIndex(({ name }) => name === lesson.name);
  const next = LESSONS.slice(at + 1).find(({ name }) => progress.lessons[name]?.isFinished !== true);
  return (
    <>
      <h2 tabIndex={-1}>What stays</h2>
      <Prose text={lesson.takeaway} />
      <p className={styles.muted}>Many believe: “{lesson.misconception}”</p>
      <Foretold name={lesson.name} />
      {next !== undefined && (
        <p>
          <a className={styles.onward} href={`?lesson=${encodeURIComponent(next.name)}`}>
            Next: {next.title}
          </a>
        </p>
      )}
      <p className={styles.links}>
        <HandInButton actor={actor} />
        <a href="./lessons.html">All lessons</a>
        <a href="./">The playground</a>
      </p>
    </>
  );
}

function Foretold({ name }: { readonly name: string }) {
  const progress = useProgress();
  const record = recordOf(progress);
  const here = progress.predictions.filter(({ lesson }) => lesson === name);
  const trend = trendOf(record);
  if (here.length === 0) return null;
  return (
    <section className={styles.record} aria-labelledby="foretold">
      <h3 id="foretold">What you foretold</h3>
      <ul>
        {here.map(({ step, isRight }) => (
          <li key={step} data-right={isRight || undefined}>
            {step}: {isRight ? 'it came so' : 'it came otherwise'}
          </li>
        ))}
      </ul>
      {record.length > 1 && (
        <table>
          <caption>Over all lessons</caption>
          <tbody>
            {record.map(({ lesson, right, made }) => (
              <tr key={lesson}>
                <th scope="row">{LESSONS.find((one) => one.name === lesson)?.title ?? lesson}</th>
                <td>
                  {right} of {made}
                </td>
                <td aria-hidden>
                  <meter min={0} max={made} value={right} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {trend !== undefined && <p>{trend}</p>}
    </section>
  );
}
