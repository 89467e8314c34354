/** The lines that a moving box catches on, and the rubber band. Both change faster than the page is rendered. */
import { useImperativeHandle, useRef, type Ref } from 'react';
import { ViewportPortal } from '@xyflow/react';
import type { Guides } from './box-drag';
import styles from './drawing.module.css';
import type { Band } from './use-gestures';

export function GuideLines({ ref }: { readonly ref: Ref<Guides> }) {
  const upright = useRef<HTMLDivElement>(null);
  const level = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => ({
    show(x, y) {
      place(upright.current, x === undefined ? undefined : { left: `${x}px` });
      place(level.current, y === undefined ? undefined : { top: `${y}px` });
    },
  }));
  return (
    <ViewportPortal>
      <div ref={upright} className={styles.upright} hidden />
      <div ref={level} className={styles.level} hidden />
    </ViewportPortal>
  );
}

export function RubberBand({ ref }: { readonly ref: Ref<Band> }) {
  const band = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => ({
    show(rect) {
      if (rect === undefined) return place(band.current, undefined);
      const { x, y, width, height } = rect;
      place(band.current, {
        left: `${x}px`,
        top: `${y}px`,
        width: `${width}px`,
        height: `${height}px`,
      });
    },
  }));
  return <div ref={band} className={styles.band} hidden />;
}

function place(element: HTMLElement | null, at: Partial<CSSStyleDeclaration> | undefined): void {
  if (element === null) return;
  element.hidden = at === undefined;
  Object.assign(element.style, at);
}
