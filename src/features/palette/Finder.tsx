/** A list over the page that one narrows by typing: the arrows choose, Enter takes, Escape closes and gives the focus back. */
import {
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { matching } from './matching';
import styles from './palette.module.css';

export interface Found {
  readonly id: string;
  readonly title: string;
  /** More about it, in small. */
  readonly detail?: string | undefined;
  readonly group: string;
  readonly keys?: readonly string[];
  readonly picture?: ReactNode;
  readonly take: () => void;
}

interface FinderProps {
  /** What is looked for: "Add a part". */
  readonly title: string;
  readonly hint: string;
  readonly items: readonly Found[];
  readonly onClose: () => void;
}

export function Finder({ title, hint, items, onClose }: FinderProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [text, setText] = useState('');
  const [place, setPlace] = useState(0);
  const found = useMemo(() => matching(items, text), [items, text]);
  const at = Math.min(place, found.length - 1);
  // At once: what is typed next is meant for it.
  useLayoutEffect(() => {
    const { current } = dialog;
    current?.showModal();
    return () => current?.close();
  }, []);
  useEffect(() => {
    document.getElementById(`${id}-${found[at]?.id}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, found, at]);

  const take = (item: Found | undefined): void => {
    if (item === undefined) return;
    // Closed first, so that what is done can take the focus.
    dialog.current?.close();
    onClose();
    item.take();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined) setPlace(Math.min(found.length - 1, Math.max(0, at + step)));
    else if (event.key === 'Enter') take(found[at]);
    else return;
    event.preventDefault();
  };

  return (
    <dialog
      ref={dialog}
      className={styles.finder}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      <div className={styles.finderContent}>
        <input
          className={styles.search}
          role="combobox"
          aria-label={title}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={found[at] && `${id}-${found[at].id}`}
          autoComplete="off"
          spellCheck={false}
          placeholder={hint}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setPlace(0);
          }}
          onKeyDown={onKeyDown}
        />
        <ul id={`${id}-list`} role="listbox" aria-label={title} className={styles.found}>
          {found.map((item, i) => (
            <Line
              key={item.id}
              id={`${id}-${item.id}`}
              item={item}
              heading={text.trim() === '' && item.group !== found[i - 1]?.group ? item.group : undefined}
              isAt={i === at}
              take={take}
            />
          ))}
        </ul>
        {found.length === 0 && items.length > 0 && (
          <p className={styles.nothing}>Nothing here is called “{text}”.</p>
        )}
      </div>
    </dialog>
  );
}

interface LineProps {
  readonly id: string;
  readonly item: Found;
  /** Of the group that begins here. */
  readonly heading: string | undefined;
  readonly isAt: boolean;
  readonly take: (item: Found) => void;
}

function Line({ id, item, heading, isAt, take }: LineProps) {
  const { title, detail, keys = [], picture } = item;
  return (
    <>
      {heading !== undefined && (
        <li role="presentation" className={styles.group}>
          {heading}
        </li>
      )}
      <li id={id} role="option" aria-selected={isAt} className={styles.line} onClick={() => take(item)}>
        {picture}
        <span className={styles.lineWords}>
          <span className={styles.lineTitle}>{title}</span>
          {detail !== undefined && <span className={styles.detail}>{detail}</span>}
        </span>
        <span className={styles.keys}>
          {keys.map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}
        </span>
      </li>
    </>
  );
}
