/** The run as a link, and as a frame for somebody else's page. */
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { reachOf, REACHES } from '../../document/keeping';
import { useRun } from '../../shared/run';
import { Button } from '../../shared/ui';
import styles from './share.module.css';
import { useSharedRun } from './use-shared-run';

export function LinkPart() {
  const { source } = useRun();
  const shared = useSharedRun();
  if (shared === undefined)
    return (
      <p className={styles.muted} role="status">
        Making the link …
      </p>
    );
  const page = `${location.origin}${location.pathname}`;
  const link = `${page}${shared.hash}`;
  const reach = reachOf(link);
  const longest = REACHES.at(-1)?.characters ?? 0;
  if (reach === undefined)
    return (
      <section>
        <h3>Link</h3>
        <p role="alert">
          This run is too long for a link: {counted(link.length)} characters, at most {counted(longest)}. Send
          it as a file instead.
        </p>
      </section>
    );
  const frame = `<iframe src="${page}?embed${shared.hash}" title="Faultline" width="800" height="520" loading="lazy" style="border:0"></iframe>`;
  return (
    <>
      <section>
        <h3 id="share-link">Link</h3>
        <p>
          It holds the whole run, up to this moment: the system, the seed and all that you did, what is
          selected and the panel that is open. No server keeps it.
          {source.kind === 'own' && ' Whoever opens it is asked before its code runs.'}
        </p>
        <Copied labelledBy="share-link" text={link} />
        <p className={styles.muted}>
          {counted(link.length)} characters. {reach.says}
        </p>
      </section>
      <section>
        <h3 id="share-frame">For a page of yours</h3>
        <p>The picture and what lets time pass, in a frame.</p>
        <Copied labelledBy="share-frame" text={frame} />
      </section>
    </>
  );
}

function Copied({ labelledBy, text }: { readonly labelledBy: string; readonly text: string }) {
  const [copied, setCopied] = useState<'yes' | 'no'>();
  return (
    <div className={styles.copied}>
      <input
        className={styles.field}
        aria-labelledby={labelledBy}
        readOnly
        value={text}
        onFocus={({ target }) => target.select()}
      />
      <Button
        look="primary"
        aria-describedby={labelledBy}
        onClick={() => void copy(text).then((isDone) => setCopied(isDone ? 'yes' : 'no'))}
      >
        {copied === 'yes' ? <Check aria-hidden /> : <Copy aria-hidden />}
        <span role="status">
          {copied === 'yes' ? 'Copied' : copied === 'no' ? 'Select it and copy it' : 'Copy'}
        </span>
      </Button>
    </div>
  );
}

/** Pages that are not served securely have no clipboard. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function counted(count: number): string {
  return count.toLocaleString();
}
