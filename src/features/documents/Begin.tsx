/** Ways to begin: with nothing, with a system that ships, with a file. */
import { Copy, FilePlus2, FolderInput } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { SystemDocument } from '../../../simulator';
import { loadTemplates, ownSource } from '../../document';
import { shownSheet, useRun } from '../../shared/run';
import { Button } from '../../shared/ui';
import styles from './documents.module.css';
import { EMPTY } from './empty';
import { openCopy, openFile } from './opening';

export function Begin() {
  const run = useRun();
  const { commands, systems } = run;
  const picker = useRef<HTMLInputElement>(null);
  const templates = useTemplates();
  const close = (): void => shownSheet.set(undefined);
  return (
    <section aria-labelledby="documents-begin">
      <h3 id="documents-begin">Begin with</h3>
      <div className={styles.ways}>
        <Button
          onClick={() => {
            commands.open(ownSource(EMPTY), {});
            close();
          }}
        >
          <FilePlus2 aria-hidden /> An empty canvas
        </Button>
        <Button
          onClick={() => {
            openCopy(run);
            close();
          }}
        >
          <Copy aria-hidden /> A copy of {run.document.title}
        </Button>
        <Button onClick={() => picker.current?.click()}>
          <FolderInput aria-hidden /> A file …
        </Button>
        <input
          ref={picker}
          type="file"
          accept=".json,application/json"
          className="visually-hidden"
          aria-label="File of a system or a run"
          tabIndex={-1}
          onChange={async ({ target }) => {
            const [file] = target.files ?? [];
            target.value = '';
            if (file === undefined) return;
            close();
            await openFile(file, commands);
          }}
        />
      </div>
      <p className={styles.hint}>A file can also be dropped anywhere on the page.</p>
      <ul className={styles.systems}>
        {templates.map((template) => (
          <Way
            key={template.name}
            of={template}
            onChoose={() => {
              commands.open(ownSource(template), {});
              close();
            }}
          />
        ))}
      </ul>
      <h3>Look at what ships</h3>
      <ul className={styles.systems}>
        {systems.map((system) => (
          <Way
            key={system.name}
            of={system}
            onChoose={() => {
              commands.chooseSystem(system.name);
              close();
            }}
          />
        ))}
      </ul>
    </section>
  );
}

interface WayProps {
  readonly of: Pick<SystemDocument, 'title' | 'summary'>;
  readonly onChoose: () => void;
}

function Way({ of: { title, summary }, onChoose }: WayProps) {
  return (
    <li>
      <button type="button" className={styles.system} onClick={onChoose}>
        <span>{title}</span>
        <small>{summary}</small>
      </button>
    </li>
  );
}

/** None as long as they are being fetched, or cannot be. */
function useTemplates(): readonly SystemDocument[] {
  const [templates, setTemplates] = useState<readonly SystemDocument[]>([]);
  useEffect(() => {
    loadTemplates().then(setTemplates, () => undefined);
  }, []);
  return templates;
}
