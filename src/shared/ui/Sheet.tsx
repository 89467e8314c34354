/** A sheet over the page, for what is read once and closed again. The browser keeps the focus in it and gives it back. */
import { X } from 'lucide-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { IconButton } from './Button';
import styles from './sheet.module.css';

export interface SheetProps {
  readonly title: string;
  /** Closed by its button, by Escape or by a press beside it. */
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Open as long as it is there. */
export function Sheet({ title, onClose, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const name = useId();
  useEffect(() => {
    const { current } = dialog;
    current?.showModal();
    return () => current?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={styles.sheet}
      aria-labelledby={name}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // The dialog's own box is its ground: what lies on it is further in.
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      <div className={styles.content}>
        <header className={styles.header}>
          <h2 id={name} className={styles.title}>
            {title}
          </h2>
          <IconButton label="Close" shortcut="Escape" onClick={onClose}>
            <X aria-hidden />
          </IconButton>
        </header>
        {children}
      </div>
    </dialog>
  );
}
