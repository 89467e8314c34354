/** The pack whose exercises and hidden faults count when results are judged again. */
import { useState } from 'react';
import { packIn, type Pack } from '../../document/workshop';
import styles from '../workshop.module.css';

export function PackField({ onPack }: { readonly onPack: (pack: Pack | undefined) => void }) {
  const [says, setSays] = useState('');
  const read = async (text: string): Promise<void> => {
    const found = await packIn(text);
    onPack(found.kind === 'pack' ? found.pack : undefined);
    setSays(
      found.kind === 'pack'
        ? `Judged as in “${found.pack.title}”.`
        : text.trim() === ''
          ? ''
          : found.kind === 'none'
            ? 'There is no pack in it.'
            : found.says,
    );
  };
  return (
    <div className={styles.form}>
      <label htmlFor="pack">The pack’s link, when it has hidden faults or exercises of its own</label>
      <input id="pack" className={styles.input} onChange={({ target }) => void read(target.value)} />
      <p role="status">{says}</p>
    </div>
  );
}
