/** Makes a pack: lessons in an order, each with its time and with faults that the room is not told of. */
import { useEffect, useState } from 'react';
import { LESSONS } from '../../document/lessons';
import { linkWith, packCode, type Pack, type PackItem } from '../../document/workshop';
import { CopyField, QrCode } from '../../shared/handing';
import { Button, download, SelectField } from '../../shared/ui';
import { usePack } from '../use-pack';
import type { ViewProps } from '../Workshop';
import styles from '../workshop.module.css';
import { changed, FIRST, isWhole, itemFor, moved } from './draft';
import { ItemRow } from './ItemRow';
import { OwnExercise } from './OwnExercise';

export function Make({ brought }: ViewProps) {
  const read = usePack(brought);
  if (read === undefined) return null;
  return <Maker first={read.kind === 'pack' ? read.pack : FIRST} />;
}

function Maker({ first }: { readonly first: Pack }) {
  const [pack, setPack] = useState(first);
  const { title, items } = pack;
  const setItems = (next: readonly PackItem[]): void => setPack({ ...pack, items: next });
  return (
    <>
      <h1>Make a pack</h1>
      <label className={styles.label} htmlFor="title">
        What it is called
      </label>
      <input
        id="title"
        className={styles.input}
        value={title}
        maxLength={200}
        onChange={({ target }) => setPack({ ...pack, title: target.value })}
      />
      <ol className={styles.items}>
        {items.map((item, at) => (
          <ItemRow
            key={item.lesson}
            item={item}
            isFirst={at === 0}
            isLast={at === items.length - 1}
            onChange={(over) => setItems(changed(items, at, over))}
            onMove={(by) => setItems(moved(items, at, at + by))}
            onRemove={() => setItems(items.toSpliced(at, 1))}
          />
        ))}
      </ol>
      <AddLesson items={items} onAdd={(item) => setItems([...items, item])} />
      <OwnExercise items={items} onAdd={(item) => setItems([...items, item])} />
      {isWhole(pack) ? <Given pack={pack} /> : <p role="status">Give it a name and at least one lesson.</p>}
    </>
  );
}

interface AddProps {
  readonly items: readonly PackItem[];
  readonly onAdd: (item: PackItem) => void;
}

function AddLesson({ items, onAdd }: AddProps) {
  const left = LESSONS.filter(({ name }) => !items.some(({ lesson }) => lesson === name));
  const [chosen, choose] = useState('');
  const name = left.some((one) => one.name === chosen) ? chosen : left[0]?.name;
  if (name === undefined) return null;
  return (
    <div className={styles.row}>
      <SelectField
        label="Lesson"
        options={left.map((lesson) => ({
          value: lesson.name,
          title: `${lesson.title} (${lesson.minutes} min)`,
        }))}
        value={name}
        onChoose={choose}
      />
      <Button onClick={() => onAdd(itemFor(name))}>Add this lesson</Button>
    </div>
  );
}

/** The link and its picture, made anew with each change. */
function Given({ pack }: { readonly pack: Pack }) {
  const [code, setCode] = useState<string>();
  useEffect(() => {
    let isWanted = true;
    void packCode(pack).then((made) => isWanted && setCode(made));
    return () => {
      isWanted = false;
    };
  }, [pack]);
  if (code === undefined) return null;
  const link = linkWith('./workshop.html', 'pack', code);
  return (
    <section className={styles.given} aria-label="The pack">
      <QrCode text={link} label="The pack’s link, as a QR code" />
      <div>
        <h2>For the room</h2>
        <p>
          {pack.items.reduce((sum, { minutes }) => sum + minutes, 0)} minutes in all.{' '}
          {link.length.toLocaleString('en')} characters. What it hides can be read by whoever looks into it.
        </p>
        <CopyField label="The pack’s link" text={link} />
        <p className={styles.actions}>
          <a className={styles.go} href={`#pack=${code}`}>
            Open it as the room does
          </a>
          <a className={styles.quiet} href={`#present=${code}`}>
            Present it
          </a>
          <Button onClick={() => download('pack.txt', new Blob([`${link}\n`], { type: 'text/plain' }))}>
            Save it as a file
          </Button>
        </p>
      </div>
    </section>
  );
}
