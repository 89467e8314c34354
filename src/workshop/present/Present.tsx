/** Presenter mode: one step of a lesson at a time, in type that the back row reads. */
import { useEffect, useState } from 'react';
import { LESSONS, loadLesson, type Lesson } from '../../document/lessons';
import type { Pack } from '../../document/workshop';
import { titleOf } from '../titles';
import { usePack } from '../use-pack';
import type { ViewProps } from '../Workshop';
import pageStyles from '../workshop.module.css';
import { Slides } from './Slides';

export function Present({ brought }: ViewProps) {
  const read = usePack(brought);
  const [name, choose] = useState(() => LESSONS.find((lesson) => lesson.name === brought)?.name);
  const lesson = useLesson(name);
  if (read === undefined) return null;
  const pack = read.kind === 'pack' ? read.pack : undefined;
  const code = read.kind === 'pack' ? read.code : '';
  if (lesson === undefined) return <Choice pack={pack} onChoose={choose} />;
  const minutes = pack?.items.find((item) => item.lesson === lesson.name)?.minutes ?? lesson.minutes;
  return <Slides lesson={lesson} minutes={minutes} code={code} onLeave={() => choose(undefined)} />;
}

function useLesson(name: string | undefined): Lesson | undefined {
  const [lesson, setLesson] = useState<Lesson>();
  useEffect(() => {
    let isWanted = true;
    setLesson(undefined);
    if (name !== undefined) void loadLesson(name).then((shipped) => isWanted && setLesson(shipped?.lesson));
    return () => {
      isWanted = false;
    };
  }, [name]);
  return lesson;
}

interface ChoiceProps {
  readonly pack: Pack | undefined;
  readonly onChoose: (name: string) => void;
}

function Choice({ pack, onChoose }: ChoiceProps) {
  const items =
    pack?.items.filter(({ exercise }) => exercise === undefined) ??
    LESSONS.map(({ name }) => ({ lesson: name }));
  return (
    <>
      <h1>Present</h1>
      <p className={pageStyles.lead}>
        Ask the room before it runs, count the hands, then reveal. Arrows turn the page; 1 to 6 count a hand,
        with Shift one less; R reveals, T starts the time, Q shows the code of the step, Escape leaves.
      </p>
      <ol className={pageStyles.ways}>
        {items.map((item) => (
          <li key={item.lesson}>
            <button type="button" onClick={() => onChoose(item.lesson)}>
              <strong>{titleOf(item)}</strong>
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}
