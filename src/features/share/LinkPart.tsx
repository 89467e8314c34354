/** The run as a link, and as a frame for somebody else's page. */
import { reachOf, REACHES } from '../../document/keeping';
import { CopyField } from '../../shared/handing';
import { useRun } from '../../shared/run';
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
        <h3>Link</h3>
        <p>
          It holds the whole run, up to this moment: the system, the seed and all that you did, what is
          selected and the panel that is open. No server keeps it.
          {source.kind === 'own' && ' Whoever opens it is asked before its code runs.'}
        </p>
        <CopyField label="Link" isMain text={link} />
        <p className={styles.muted}>
          {counted(link.length)} characters. {reach.says}
        </p>
      </section>
      <section>
        <h3>For a page of yours</h3>
        <p>The picture and what lets time pass, in a frame.</p>
        <CopyField label="For a page of yours" isMain text={frame} />
      </section>
    </>
  );
}

function counted(count: number): string {
  return count.toLocaleString();
}
