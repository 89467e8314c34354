/** One document in the list: opened by its name; renamed, copied, deleted, and gone back in. */
import { Copy, History, Pencil, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Entry } from '../../document/keeping';
import { classes, IconButton } from '../../shared/ui';
import styles from './documents.module.css';
import type { Documents } from './use-documents';
import { Versions } from './Versions';
import { whenText } from './when';

export interface DocumentRowProps {
  readonly entry: Entry;
  readonly documents: Documents;
}

export function DocumentRow({ entry, documents }: DocumentRowProps) {
  const { id, title, savedAtMs } = entry;
  const { openId, open, rename, duplicate, remove } = documents;
  const [isNaming, setNaming] = useState(false);
  const [areVersionsShown, setVersionsShown] = useState(false);
  const isOpen = id === openId;
  const pencil = useRef<HTMLButtonElement>(null);
  return (
    <li className={classes(styles.row, isOpen ? styles.current : undefined)}>
      <div className={styles.line}>
        {isNaming ? (
          <Naming
            title={title}
            onDone={(next) => {
              setNaming(false);
              pencil.current?.focus();
              if (next !== undefined) rename(id, next);
            }}
          />
        ) : (
          <button
            type="button"
            className={styles.title}
            aria-current={isOpen || undefined}
            onClick={() => open(id)}
          >
            <span>{title}</span>
            <small>
              {isOpen ? 'open · ' : ''}
              {whenText(savedAtMs)}
            </small>
          </button>
        )}
        <IconButton ref={pencil} label={`Rename ${title}`} onClick={() => setNaming(true)}>
          <Pencil aria-hidden />
        </IconButton>
        <IconButton
          label={`Versions of ${title}`}
          aria-expanded={areVersionsShown}
          onClick={() => setVersionsShown(!areVersionsShown)}
        >
          <History aria-hidden />
        </IconButton>
        <IconButton label={`Duplicate ${title}`} onClick={() => duplicate(id)}>
          <Copy aria-hidden />
        </IconButton>
        <IconButton label={`Delete ${title}`} onClick={() => remove(id)}>
          <Trash2 aria-hidden />
        </IconButton>
      </div>
      {areVersionsShown && <Versions entry={entry} documents={documents} />}
    </li>
  );
}

interface NamingProps {
  readonly title: string;
  /** Undefined: it stays as it is. */
  readonly onDone: (title: string | undefined) => void;
}

function Naming({ title, onDone }: NamingProps) {
  const [text, setText] = useState(title);
  const next = text.trim();
  return (
    <form
      className={styles.naming}
      onSubmit={(event) => {
        event.preventDefault();
        onDone(next === '' || next === title ? undefined : next);
      }}
    >
      <input
        className={styles.field}
        aria-label="Title"
        maxLength={200}
        // It was asked for with the button in whose place it stands.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          // The sheet stays.
          event.preventDefault();
          event.stopPropagation();
          onDone(undefined);
        }}
        onBlur={() => onDone(next === '' || next === title ? undefined : next)}
      />
    </form>
  );
}
