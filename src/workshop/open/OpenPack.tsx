/** A pack as a learner gets it: what there is to do, in its order, each with its time. */
import { ExternalLink } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useProgress } from '../../shared/progress';
import type { Pack, PackItem } from '../../document/workshop';
import { titleOf } from '../titles';
import { usePack } from '../use-pack';
import type { ViewProps } from '../Workshop';
import styles from '../workshop.module.css';
import { exerciseLink } from './exercise-run';
import { HandInExercise } from './HandInExercise';
import { lessonLink } from './lesson-link';

export function OpenPack({ brought }: ViewProps) {
  const read = usePack(brought);
  if (read === undefined) return <p role="status">One moment …</p>;
  if (read.kind !== 'pack')
    return (
      <>
        <h1>Nothing to open</h1>
        <p role="alert">
          {read.kind === 'damaged' ? read.says : 'The link holds no workshop: copy it once more, as a whole.'}
        </p>
        <p>
          <a href="#home">Paste the code instead</a>
        </p>
      </>
    );
  return <Items pack={read.pack} code={read.code} />;
}

function Items({ pack, code }: { readonly pack: Pack; readonly code: string }) {
  const minutes = pack.items.reduce((sum, item) => sum + item.minutes, 0);
  const exercises = pack.items.filter(({ exercise }) => exercise !== undefined);
  return (
    <>
      <h1>{pack.title}</h1>
      <p className={styles.lead}>
        {minutes} minutes in all. Not sure about this laptop? <a href="./preflight.html">Check it first</a>.
      </p>
      <ol className={styles.items}>
        {pack.items.map((item) => (
          <Item key={item.lesson} item={item} pack={pack} code={code} />
        ))}
      </ol>
      {exercises.length > 0 && <HandInExercise pack={pack} items={exercises} />}
    </>
  );
}

interface ItemProps {
  readonly item: PackItem;
  readonly pack: Pack;
  readonly code: string;
}

function Item({ item, pack, code }: ItemProps) {
  const progress = useProgress();
  const link = useLink({ item, pack, code });
  const isDone = progress.lessons[item.lesson]?.isFinished === true;
  return (
    <li className={styles.item}>
      <div>
        <h2>{titleOf(item)}</h2>
        <p>
          {item.minutes} minutes{item.hidden.length > 0 ? ', with faults that are not shown' : ''}
          {isDone ? ' · done' : ''}
        </p>
        {item.exercise !== undefined && <p className={styles.task}>{item.exercise.task}</p>}
      </div>
      {link !== undefined && (
        <a
          className={styles.go}
          href={link}
          target={item.exercise === undefined ? undefined : '_blank'}
          rel="noreferrer"
        >
          {item.exercise === undefined ? 'Begin' : 'Open'}
          {item.exercise !== undefined && <ExternalLink aria-label="in another tab" />}
        </a>
      )}
    </li>
  );
}

/** Undefined as long as it is being made. */
function useLink({ item, pack, code }: ItemProps): string | undefined {
  const [link, setLink] = useState<string>();
  useEffect(() => {
    if (item.exercise === undefined) {
      setLink(lessonLink(item.lesson, code));
      return undefined;
    }
    let isWanted = true;
    void exerciseLink(item, pack).then((made) => isWanted && setLink(made));
    return () => {
      isWanted = false;
    };
  }, [item, pack, code]);
  return link;
}
