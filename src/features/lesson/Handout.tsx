/** The lesson on paper: its steps, what they ask with room for an answer, and the task. What it comes to is not told. */
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Lesson } from '../../document/lessons';
import styles from './lesson.module.css';
import { Prose } from './Prose';

/** There only while the page is printed. */
export function Handout({ lesson }: { readonly lesson: Lesson }) {
  return useIsPrinting() ? <Paper lesson={lesson} /> : null;
}

function useIsPrinting(): boolean {
  const [isPrinting, setIsPrinting] = useState(false);
  useEffect(() => {
    // The browser takes what is there when the listeners are done.
    const begin = (): void => flushSync(() => setIsPrinting(true));
    const end = (): void => setIsPrinting(false);
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }, []);
  return isPrinting;
}

function Paper({ lesson }: { readonly lesson: Lesson }) {
  const { title, opening, steps, objectives } = lesson;
  return (
    <article className={styles.handout}>
      <h2>{title}</h2>
      <Prose text={opening} />
      {steps.map(({ title: step, text, predict, achieve }) => (
        <section key={step}>
          <h3>{step}</h3>
          <Prose text={text} />
          {predict !== undefined && (
            <>
              <Prose text={predict.ask} />
              <ul>
                {predict.choice?.map(({ says }) => (
                  <li key={says}>{says}</li>
                ))}
              </ul>
              {predict.choice === undefined && <p className={styles.answer} />}
            </>
          )}
          <ul>
            {objectives
              .filter(({ id }) => achieve?.includes(id))
              .map(({ id, says }) => (
                <li key={id}>{says}</li>
              ))}
          </ul>
        </section>
      ))}
    </article>
  );
}
