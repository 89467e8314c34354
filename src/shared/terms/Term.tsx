/** A term with its explanation, shown while it is pointed at or has the focus; Escape puts it away. */
import { useId, useRef, type ReactNode } from 'react';
import { TERMS } from '../../../lessons/terms';
import styles from './terms.module.css';

/** Widest explanation, and its distance from the edge of the page, in pixels. */
const WIDTH = 280;
const MARGIN = 8;

interface TermProps {
  readonly of: string;
  /** Its explanation, where it has none in the list. */
  readonly says?: string;
  /** As it stands in a sentence; left out: the term itself. */
  readonly children?: ReactNode;
}

export function Term({ of, says: explanation = TERMS[of], children = of }: TermProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const says = useRef<HTMLSpanElement>(null);
  const show = (): void => {
    const [term, words] = [button.current, says.current];
    if (term === null || words === null) return;
    // In the top layer: panels cut off what reaches beyond them.
    words.showPopover();
    place(words, term.getBoundingClientRect());
  };
  const hide = (): void => says.current?.hidePopover();
  return (
    <span className={styles.term} onPointerEnter={show} onPointerLeave={hide}>
      <button
        ref={button}
        type="button"
        aria-describedby={id}
        onFocus={show}
        onBlur={hide}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || says.current?.matches(':popover-open') !== true) return;
          event.stopPropagation();
          hide();
        }}
      >
        {children}
      </button>
      <span ref={says} id={id} role="tooltip" popover="manual" className={styles.says}>
        {explanation}
      </span>
    </span>
  );
}

/** Below the term, or above it where there is no room. */
function place({ style }: HTMLElement, { left, top, bottom }: DOMRect): void {
  const isLow = bottom > innerHeight * 0.7;
  style.left = `${Math.max(MARGIN, Math.min(left, innerWidth - WIDTH - MARGIN))}px`;
  style.top = isLow ? 'auto' : `${bottom + MARGIN}px`;
  style.bottom = isLow ? `${innerHeight - top + MARGIN}px` : 'auto';
}

/** Terms that a part of the page speaks in. */
export function TermList({ terms }: { readonly terms: readonly string[] }) {
  return (
    <span className={styles.list}>
      {terms.map((term) => (
        <Term key={term} of={term} />
      ))}
    </span>
  );
}
