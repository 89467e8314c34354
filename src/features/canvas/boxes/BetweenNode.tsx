/** A broker or a registry: a plain box between services, its topics or the services that it knows as lines. */
import type { BetweenBox } from '../../../shared/scene';
import styles from '../canvas.module.css';
import { Ports } from './Ports';
import { isSelected, useBoxes } from './view';

const NOUNS = { broker: 'Broker', registry: 'Registry' } as const;

export function BetweenNode({ data: { box } }: { readonly data: { readonly box: BetweenBox } }) {
  const { condition, selected, select, stop, caller } = useBoxes();
  const { kind, index, name, rect, lines, shape } = box;
  const isDown = (kind === 'broker' ? condition.downBrokers : condition.downRegistries).has(index);
  const isHidden = caller !== '';
  return (
    <div
      className={styles.between}
      data-kind={kind}
      data-state={isHidden ? 'hidden' : isDown ? 'down' : 'up'}
      data-selected={isSelected(selected, kind, index) || undefined}
    >
      <Ports />
      <button
        type="button"
        className={styles.betweenTitle}
        data-stop={box.id}
        tabIndex={stop === box.id ? 0 : -1}
        aria-pressed={isSelected(selected, kind, index)}
        title={name}
        aria-label={`${NOUNS[kind]} ${name}, ${shape}${isDown ? ', down' : ''}`}
        onClick={(event) => {
          event.stopPropagation();
          select({ kind, index });
        }}
      >
        <span className={styles.name}>{name}</span>
        <span className={styles.kind}>{shape}</span>
        {isDown && !isHidden && <span className={styles.down}>down</span>}
      </button>
      {lines.map((line) => (
        <div
          key={line.index}
          className={styles.betweenLine}
          title={line.name}
          style={{
            left: line.rect.x - rect.x,
            top: line.rect.y - rect.y,
            width: line.rect.width,
            height: line.rect.height,
          }}
        >
          {line.name}
        </div>
      ))}
    </div>
  );
}
