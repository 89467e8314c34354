/** What can be given to others of the open run. */
import { shownSheet } from '../../shared/run';
import { Sheet } from '../../shared/ui';
import { Files } from './Files';
import { LinkPart } from './LinkPart';
import styles from './share.module.css';

export function ShareSheet() {
  return (
    <Sheet title="Share" onClose={() => shownSheet.set(undefined)}>
      <div className={styles.share}>
        <LinkPart />
        <Files />
      </div>
    </Sheet>
  );
}
