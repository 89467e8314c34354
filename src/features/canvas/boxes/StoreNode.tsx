/** A store: a cylinder, its tables as slots in the colours of the modules that own them. */
import { ownerColour, type StoreBox } from '../../../shared/scene';
import styles from '../canvas.module.css';
import { Ports } from './Ports';
import { isSelected, useBoxes } from './view';

/** Half the height of the cylinder's lid. */
const LID = 9;

export function StoreNode({ data: { box } }: { readonly data: { readonly box: StoreBox } }) {
  const { condition, selected, select, stop, caller } = useBoxes();
  const { index, name, rect, slots, hidden, storeKind } = box;
  const isDown = condition.downStores.has(index);
  const isHidden = caller !== '';
  const tables = slots.length + hidden;
  return (
    <div
      className={styles.store}
      data-state={isHidden ? 'hidden' : isDown ? 'down' : 'up'}
      data-selected={isSelected(selected, 'store', index) || undefined}
    >
      <Cylinder width={rect.width} height={rect.height} />
      <Ports />
      <button
        type="button"
        className={styles.storeTitle}
        data-stop={box.id}
        tabIndex={stop === box.id ? 0 : -1}
        aria-pressed={isSelected(selected, 'store', index)}
        title={name}
        aria-label={`Store ${name}, a ${storeKind}, ${tables} ${tables === 1 ? 'table' : 'tables'}${isDown ? ', down' : ''}`}
        onClick={(event) => {
          event.stopPropagation();
          select({ kind: 'store', index });
        }}
      >
        <span className={styles.name}>{name}</span>
        {storeKind !== 'database' && <span className={styles.kind}>{storeKind}</span>}
        {isDown && !isHidden && <span className={styles.down}>down</span>}
      </button>
      {slots.map((slot) => (
        <div
          key={slot.table}
          title={slot.name}
          className={styles.slot}
          style={{
            left: slot.rect.x - rect.x,
            top: slot.rect.y - rect.y,
            width: slot.rect.width,
            height: slot.rect.height,
            ...{ '--owner-hue': ownerColour(slot.module) },
          }}
        >
          {slot.name}
        </div>
      ))}
      {hidden > 0 && <div className={styles.more}>and {hidden} more</div>}
    </div>
  );
}

function Cylinder({ width, height }: { readonly width: number; readonly height: number }) {
  const [left, right] = [1, width - 1];
  const radius = (right - left) / 2;
  const [top, bottom] = [LID + 1, height - LID - 1];
  const lid = `A${radius},${LID} 0 0 1 ${right},${top}`;
  return (
    <svg className={styles.cylinder} width={width} height={height} aria-hidden="true">
      <path d={`M${left},${top}${lid}V${bottom}A${radius},${LID} 0 0 1 ${left},${bottom}Z`} />
      <path d={`M${left},${top}A${radius},${LID} 0 0 0 ${right},${top}`} />
    </svg>
  );
}
