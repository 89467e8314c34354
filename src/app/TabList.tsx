/** The tabs of the panels. One stop of the Tab key; arrows go along them, Enter opens, the open one closes when pressed again. */
import { useRef, useState, type KeyboardEvent } from 'react';
import styles from './app.module.css';

interface TabListProps {
  readonly tabs: readonly { readonly id: string; readonly title: string }[];
  readonly open: string | undefined;
  readonly onOpen: (id: string | undefined) => void;
  /** Begins the ids of tabs and panel, by which each names the other. */
  readonly prefix: string;
}

export function TabList({ tabs, open, onOpen, prefix }: TabListProps) {
  const list = useRef<HTMLDivElement>(null);
  const [reached, setReached] = useState<string>();
  const stop = reached ?? open ?? tabs[0]?.id;

  const onKeyDown = (event: KeyboardEvent): void => {
    const at = tabs.findIndex(({ id }) => id === stop);
    const next = nextOf(event.key, at, tabs.length);
    const tab = next === undefined ? undefined : tabs[next];
    if (tab === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setReached(tab.id);
    list.current?.querySelectorAll('button')[next ?? 0]?.focus();
  };
  return (
    <div ref={list} className={styles.list} role="tablist" aria-label="Which panel" onKeyDown={onKeyDown}>
      {tabs.map(({ id, title }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`${prefix}-${id}`}
          className={styles.tab}
          aria-selected={id === open}
          aria-controls={id === open ? `${prefix}-panel` : undefined}
          tabIndex={id === stop ? 0 : -1}
          onFocus={() => setReached(id)}
          onClick={() => onOpen(id === open ? undefined : id)}
        >
          {title}
        </button>
      ))}
    </div>
  );
}

/** The place that a key leads to from `at`, round the ends; undefined for other keys. */
function nextOf(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowLeft':
      return (at + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
