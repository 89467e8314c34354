/** The lesson as a folder, to be put beside the others, and as a link, to be tried by somebody. */
import { useState } from 'react';
import { isName } from '../../../../simulator';
import { useValue } from '../../../shared/run';
import { Button, download } from '../../../shared/ui';
import { lessonLink } from '../../../document/lessons/writing';
import { written } from './written';
import styles from './writing.module.css';

export function TakeAlong() {
  const lesson = useValue(written);
  const [said, setSaid] = useState('');
  const folder = async (): Promise<void> => {
    const { strToU8, zipSync } = await import('fflate');
    const files = Object.entries(lesson.files).map(([file, text]) => [
      `${lesson.name}/${file}`,
      strToU8(text),
    ]);
    const zip = zipSync(Object.fromEntries(files));
    download(`${lesson.name}.zip`, new Blob([zip], { type: 'application/zip' }));
    setSaid('Unpack it into `lessons/`, and run `lesson check`.');
  };
  const link = async (): Promise<void> => {
    const address = `${location.origin}${location.pathname}?lesson${await lessonLink(lesson)}`;
    const isCopied = await navigator.clipboard.writeText(address).then(
      () => true,
      () => false,
    );
    setSaid(isCopied ? `Copied: ${address.length} characters.` : 'The browser lets nothing be copied here.');
  };
  return (
    <div className={styles.row}>
      <Button disabled={!isName(lesson.name)} onClick={() => void folder()}>
        Download the folder
      </Button>
      <Button disabled={!isName(lesson.name)} onClick={() => void link()}>
        Copy a link
      </Button>
      <span role="status" className={styles.said}>
        {isName(lesson.name) ? said : 'A name takes small letters, digits and dashes.'}
      </span>
    </div>
  );
}
