/** Named versions of a document: kept by hand, and gone back to. */
import { useCallback, useEffect, useState } from 'react';
import type { Entry, VersionRecord } from '../../document/keeping';
import { Button } from '../../shared/ui';
import styles from './documents.module.css';
import type { Documents } from './use-documents';
import { whenText } from './when';

export interface VersionsProps {
  readonly entry: Entry;
  readonly documents: Documents;
}

export function Versions({ entry, documents }: VersionsProps) {
  const { openId, keepVersion, openVersion, versions } = documents;
  const isOpen = entry.id === openId;
  const [found, setFound] = useState<readonly VersionRecord[]>();
  const [name, setName] = useState('');
  const look = useCallback(async () => setFound(await versions(entry.id)), [versions, entry.id]);
  useEffect(() => void look(), [look]);
  return (
    <div className={styles.versions}>
      {isOpen && (
        <form
          className={styles.naming}
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() === '') return;
            setName('');
            void keepVersion(name.trim()).then(look);
          }}
        >
          <input
            className={styles.field}
            aria-label="Name of the version"
            placeholder="Before the split"
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <Button type="submit" disabled={name.trim() === ''}>
            Keep this version
          </Button>
        </form>
      )}
      {found?.length === 0 && (
        <p className={styles.empty}>
          {isOpen ? 'No version has been kept yet.' : 'It has no versions. Open it to keep one.'}
        </p>
      )}
      <ul className={styles.list}>
        {found?.map((version) => (
          <li key={version.number} className={styles.version}>
            <div>
              <span>{version.name}</span>
              <small>{whenText(version.savedAtMs)}</small>
            </div>
            <Button look="quiet" onClick={() => openVersion(version)}>
              {isOpen ? 'Go back to it' : 'Open a copy'}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
