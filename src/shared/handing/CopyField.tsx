/** A text to give away: seen, selected as a whole, and copied by a press. */
import { Check, Copy } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '../ui';
import styles from './handing.module.css';

interface CopyFieldProps {
  readonly label: string;
  readonly text: string;
  /** Whether copying it is the one thing to do here. */
  readonly isMain?: boolean;
}

export function CopyField({ label, text, isMain = false }: CopyFieldProps) {
  const id = useId();
  const [copied, setCopied] = useState<{ readonly text: string; readonly isDone: boolean }>();
  const copy = (): void => {
    void copyText(text).then((isDone) => setCopied({ text, isDone }));
  };
  const isCopied = copied?.text === text ? copied.isDone : undefined;
  return (
    <div className={styles.copied}>
      <input
        className={styles.field}
        id={id}
        aria-label={label}
        readOnly
        value={text}
        onFocus={({ target }) => target.select()}
      />
      <Button look={isMain ? 'primary' : 'plain'} aria-describedby={id} onClick={copy}>
        {isCopied === true ? <Check aria-hidden /> : <Copy aria-hidden />}
        <span role="status">
          {isCopied === undefined ? 'Copy' : isCopied ? 'Copied' : 'Select it and copy it'}
        </span>
      </Button>
    </div>
  );
}

/** Pages that are not served securely have no clipboard. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
