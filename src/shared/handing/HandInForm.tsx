/** Hands something in: who it is from, and then the code of it, to copy, to show and to save. */
import { useEffect, useId, useState } from 'react';
import { Button, download } from '../ui';
import { CopyField } from './CopyField';
import styles from './handing.module.css';
import { QrCode } from './QrCode';
import { keepWho, keptWho } from './who';

export interface HandedIn {
  /** The link that a class board reads. */
  readonly link: string;
  /** As a file. */
  readonly file: { readonly name: string; readonly text: string };
}

export function HandInForm({ make }: { readonly make: (who: string) => Promise<HandedIn> }) {
  const [who, setWho] = useState(keptWho);
  const [handed, setHanded] = useState<HandedIn>();
  const id = useId();
  const name = who.trim();
  useEffect(() => {
    let isWanted = true;
    setHanded(undefined);
    if (name === '') return undefined;
    keepWho(name);
    void make(name).then((made) => isWanted && setHanded(made));
    return () => {
      isWanted = false;
    };
  }, [name, make]);
  return (
    <div className={styles.handIn}>
      <label htmlFor={id}>Your name, or your team’s</label>
      <input
        id={id}
        className={styles.who}
        value={who}
        maxLength={80}
        autoComplete="off"
        onChange={({ target }) => setWho(target.value)}
      />
      {name === '' && <p className={styles.muted}>With a name there is something to hand in.</p>}
      {handed !== undefined && (
        <>
          <p>
            Give this to whoever leads the workshop: paste it in the chat, or hold the code up to their
            camera.
          </p>
          <CopyField label="What is handed in" text={handed.link} />
          <div className={styles.code}>
            <QrCode text={handed.link} label="What is handed in, as a QR code" />
          </div>
          <p>
            <Button
              onClick={() =>
                download(handed.file.name, new Blob([handed.file.text], { type: 'application/json' }))
              }
            >
              Save it as a file
            </Button>
          </p>
        </>
      )}
    </div>
  );
}
