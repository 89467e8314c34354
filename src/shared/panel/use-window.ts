/** The rows in sight of a scrolling element. */
import { useCallback, useLayoutEffect, useRef, useState, type RefObject, type UIEvent } from 'react';
import { scrollTo, windowOf, type RowWindow } from './window';

export interface Windowed<Element extends HTMLElement> {
  /** For the element that scrolls. */
  readonly ref: RefObject<Element | null>;
  readonly onScroll: (event: UIEvent<Element>) => void;
  readonly rows: RowWindow;
  /** Brings a row into sight. */
  readonly reveal: (row: number) => void;
}

/** `headPx`: height of what stays at the top of the element, over its rows. */
export function useWindow<Element extends HTMLElement>(
  count: number,
  rowHeight: number,
  headPx = 0,
): Windowed<Element> {
  const ref = useRef<Element | null>(null);
  const [view, setView] = useState({ top: 0, height: 600 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const observer = new ResizeObserver(() =>
      setView({ top: element.scrollTop, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const onScroll = useCallback(({ currentTarget }: UIEvent<Element>) => {
    const { scrollTop, clientHeight } = currentTarget;
    setView({ top: scrollTop, height: clientHeight });
  }, []);
  const reveal = useCallback(
    (row: number) => {
      const element = ref.current;
      if (element === null) return;
      element.scrollTop = scrollTo(row, element.scrollTop, element.clientHeight - headPx, rowHeight);
    },
    [rowHeight, headPx],
  );
  return { ref, onScroll, rows: windowOf(view.top, view.height, rowHeight, count), reveal };
}
