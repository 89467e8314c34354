/** The palette beside the picture: every kind of part, to be dragged into it or pressed; and what can be done to what is picked. */
import { useRef, useState, type PointerEvent } from 'react';
import { createPortal } from 'react-dom';
import { picture } from '../../shared/drawing';
import { among, mayDo, useLimits, useRun, useValue } from '../../shared/run';
import { useToolkit } from '../../shared/toolkit';
import { addAt, addBeside } from './adding';
import { partKinds, type PartKind } from './kinds';
import styles from './palette.module.css';
import { PartPicture } from './PartPicture';
import { PickedTools } from './PickedTools';

export function Palette() {
  const toolkit = useToolkit();
  // Nothing can be put into the picture before it can take it.
  const isReady = useValue(picture) !== undefined;
  const limits = useLimits();
  if (toolkit === undefined || !isReady) return null;
  return (
    <div className={styles.palette} role="toolbar" aria-label="Drawing" aria-orientation="vertical">
      {mayDo('add', limits) && (
        <div className={styles.parts} role="group" aria-label="Parts to add">
          {among(partKinds(toolkit.CATALOGUE), limits?.components).map((kind) => (
            <PartButton key={kind.kind} kind={kind} />
          ))}
        </div>
      )}
      <PickedTools />
    </div>
  );
}

/** A press that goes no farther than this is a press, px. */
const SLACK = 5;

interface Held {
  readonly startX: number;
  readonly startY: number;
  readonly x: number;
  readonly y: number;
  readonly isDragged: boolean;
}

function PartButton({ kind }: { readonly kind: PartKind }) {
  const run = useRun();
  const [held, setHeld] = useState<Held>();
  const wasDragged = useRef(false);
  const down = (event: PointerEvent<HTMLButtonElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const { clientX: x, clientY: y } = event;
    wasDragged.current = false;
    setHeld({ startX: x, startY: y, x, y, isDragged: false });
  };
  const move = ({ clientX: x, clientY: y }: PointerEvent): void => {
    if (held === undefined) return;
    const isDragged = held.isDragged || Math.hypot(x - held.startX, y - held.startY) > SLACK;
    wasDragged.current = isDragged;
    setHeld({ ...held, x, y, isDragged });
  };
  const up = (): void => {
    setHeld(undefined);
    const at = held?.isDragged === true ? picture.get()?.at(held.x, held.y) : undefined;
    if (at !== undefined) void addAt(run, kind, at);
  };
  return (
    <>
      <button
        type="button"
        className={styles.part}
        title={kind.explains}
        aria-label={`Add ${kind.title}`}
        aria-description={kind.explains}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={() => setHeld(undefined)}
        // The press at the end of a drag is none.
        onClick={() => wasDragged.current || void addBeside(run, kind)}
      >
        <PartPicture shape={kind.shape} />
        <span>{kind.title}</span>
      </button>
      {held?.isDragged === true &&
        createPortal(
          <div className={styles.carried} style={{ translate: `${held.x}px ${held.y}px` }}>
            <PartPicture shape={kind.shape} />
            {kind.title}
          </div>,
          document.body,
        )}
    </>
  );
}
