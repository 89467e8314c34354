/** Keeps the focus where the lesson is: whoever goes on by keyboard, or listens, finds the new words and what goes on from them. */
import { useSelector } from '@xstate/react';
import { useEffect, useRef, type RefObject } from 'react';
import type { LessonActor } from './machine';

/** For the element that holds the view. What goes on from it has `data-onward`. */
export function useFocus(actor: LessonActor): RefObject<HTMLDivElement | null> {
  const view = useSelector(actor, ({ context }) => context.view);
  const state = useSelector(actor, ({ value }) => value);
  const content = useRef<HTMLDivElement>(null);
  const before = useRef({ view, state });
  useEffect(() => {
    const { current } = content;
    const was = before.current;
    before.current = { view, state };
    if (was.view !== view) {
      current?.scrollTo({ top: 0 });
      current?.querySelector('h2')?.focus({ preventScroll: true });
    } else if (was.state !== state && document.activeElement === document.body) {
      // What was pressed is gone.
      current?.querySelector<HTMLElement>('[data-onward]:not(:disabled)')?.focus({ preventScroll: true });
    }
    if (state === 'told') current?.querySelector('[data-news]')?.scrollIntoView({ block: 'start' });
  }, [view, state]);
  return content;
}
