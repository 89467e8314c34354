/** What the signs mean, the keys, and the way back to the opening. */
import { Legend } from '../features/canvas/legend';
import { replayOpening } from './features';
import { Button, Sheet } from '../shared/ui';
import styles from './app.module.css';
import { SHORTCUTS } from './keyboard';

const GROUPS = [...new Set(SHORTCUTS.map(({ group }) => group))];

export function HelpSheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <Sheet title="Signs and keys" onClose={onClose}>
      <section className={styles.signs}>
        <h3>What the signs mean</h3>
        <Legend />
      </section>
      <div className={styles.help}>
        {GROUPS.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {SHORTCUTS.filter((shortcut) => shortcut.group === group).map(({ keys, says }) => (
                <div key={says}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{says}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Button
        onClick={() => {
          onClose();
          replayOpening();
        }}
      >
        Replay the opening
      </Button>
    </Sheet>
  );
}
