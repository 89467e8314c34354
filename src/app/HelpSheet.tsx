/** What the signs mean, the keys, the words, and the way back to the opening. */
import { useCommands } from '../shared/commands';
import { Legend } from '../features/canvas/legend';
import { replayOpening } from './features';
import { lessonName } from './lesson-mode';
import { TERMS } from '../shared/terms';
import { Button, Sheet } from '../shared/ui';
import styles from './app.module.css';

export function HelpSheet({ onClose }: { readonly onClose: () => void }) {
  const commands = useCommands().filter(({ keys }) => keys.length > 0);
  const groups = [...new Set(commands.map(({ group }) => group))];
  return (
    <Sheet title="Signs, keys and words" onClose={onClose}>
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
      <section className={styles.words}>
        <h3>Words</h3>
        <dl>
          {Object.entries(TERMS)
            .toSorted(([a], [b]) => a.localeCompare(b))
            .map(([term, says]) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{says}</dd>
              </div>
            ))}
        </dl>
      </section>
      {lessonName === undefined && (
        <Button
          onClick={() => {
            onClose();
            replayOpening();
          }}
        >
          Replay the opening
        </Button>
      )}
    </Sheet>
  );
}
