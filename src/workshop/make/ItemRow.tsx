/** One lesson of a pack that is being made. */
import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { PackItem } from '../../document/workshop';
import { IconButton } from '../../shared/ui';
import { titleOf } from '../titles';
import styles from '../workshop.module.css';
import { hiddenProblem } from './check-hidden';
import { linesOf } from './draft';

interface ItemRowProps {
  readonly item: PackItem;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onChange: (over: Partial<PackItem>) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}

export function ItemRow({ item, isFirst, isLast, onChange, onMove, onRemove }: ItemRowProps) {
  const title = titleOf(item);
  return (
    <li className={styles.made}>
      <div className={styles.row}>
        <h2>{title}</h2>
        <label className={styles.minutes}>
          <input
            type="number"
            min={1}
            max={600}
            value={item.minutes}
            aria-label={`Minutes for ${title}`}
            onChange={({ target }) => {
              const minutes = Math.round(target.valueAsNumber);
              if (minutes >= 1 && minutes <= 600) onChange({ minutes });
            }}
          />
          min
        </label>
        <IconButton label={`${title}: earlier`} disabled={isFirst} onClick={() => onMove(-1)}>
          <ArrowUp aria-hidden />
        </IconButton>
        <IconButton label={`${title}: later`} disabled={isLast} onClick={() => onMove(1)}>
          <ArrowDown aria-hidden />
        </IconButton>
        <IconButton label={`Take ${title} out`} onClick={onRemove}>
          <Trash2 aria-hidden />
        </IconButton>
      </div>
      {item.exercise === undefined && <Hidden item={item} title={title} onChange={onChange} />}
    </li>
  );
}

function Hidden({
  item,
  title,
  onChange,
}: Pick<ItemRowProps, 'item' | 'onChange'> & { readonly title: string }) {
  const [text, setText] = useState(item.hidden.join('\n'));
  const [problem, setProblem] = useState<string>();
  const { lesson } = item;
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(() => {
      void hiddenProblem(lesson, linesOf(text)).then((found) => isWanted && setProblem(found));
    }, 400);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [lesson, text]);
  return (
    <details className={styles.hidden} open={item.hidden.length > 0 || undefined}>
      <summary>{item.hidden.length === 0 ? 'Hidden faults' : `Hidden faults: ${item.hidden.length}`}</summary>
      <textarea
        aria-label={`Hidden faults of ${title}`}
        aria-invalid={problem !== undefined}
        rows={2}
        placeholder={
          'One a line, as in the playground: crash payments for 1s when payments.charge starts the 5th time'
        }
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          onChange({ hidden: linesOf(target.value) });
        }}
      />
      <p>Designs are judged with them besides. Nobody is told; it can be read in the link.</p>
      {problem !== undefined && (
        <p role="alert" className={styles.wrong}>
          {problem}
        </p>
      )}
    </details>
  );
}
