/** What the signs mean, the keys, and the way back to the opening. */
import { useCommands } from '../shared/commands';
import { Legend } from '../features/canvas/legend';
import { replayOpening } from './features';
import { Button, Sheet } from '../shared/ui';
import styles from './app.module.css';

export function HelpSheet({ onClose }: { readonly onClose: () => void }) {
  const commands = useCommands().filter(({ keys }) => keys.length > 0);
  const groups = [...new Set(commands.map(({ group }) => group))];
  return (
    <Sheet title="Signs and keys" onClose={onClose}>
      <section className={styles.signs}>
        <h3>What the signs mean</h3>
        <Legend />
      </section>
      <div className={styles.help}>
        {groups.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {commands
                .filter((command) => command.group === group)
                .map(({ id, keys, title }) => (
                  <div key={id}>
                    <dt>
                      {keys.map((key) => (
                        <kbd key={key}>{key}</kbd>
                      ))}
                    </dt>
                    <dd>{title}</dd>
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
