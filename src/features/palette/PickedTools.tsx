/** What can be done to what is picked: a button for each command, as long as it can be done. */
import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalSpaceAround,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalSpaceAround,
  Cable,
  CopyPlus,
  LayoutDashboard,
  SquareArrowOutUpRight,
  SquareSplitHorizontal,
  Trash2,
  type LucideIcon,
} from 'lucide-react';
import { runCommand, shortcutText, useCommands } from '../../shared/commands';
import { picked } from '../../shared/drawing';
import { useRun, useSelection, useValue } from '../../shared/run';
import { IconButton } from '../../shared/ui';
import styles from './palette.module.css';

/** The commands that have a button, in groups. */
const BUTTONS: readonly Readonly<Record<string, LucideIcon>>[] = [
  { connect: Cable, duplicate: CopyPlus, delete: Trash2, tidy: LayoutDashboard },
  { 'own-service': SquareSplitHorizontal, 'to-service': SquareArrowOutUpRight },
  {
    'align-left': AlignStartVertical,
    'align-centre': AlignCenterVertical,
    'align-right': AlignEndVertical,
    'align-top': AlignStartHorizontal,
    'align-middle': AlignCenterHorizontal,
    'align-bottom': AlignEndHorizontal,
    'distribute-x': AlignHorizontalSpaceAround,
    'distribute-y': AlignVerticalSpaceAround,
  },
];

export function PickedTools() {
  const run = useRun();
  const commands = useCommands();
  // What can be done depends on both.
  useValue(picked);
  useSelection();
  const groups = BUTTONS.map((icons) =>
    Object.entries(icons).flatMap(([id, Icon]) => {
      const command = commands.find((one) => one.id === id);
      return command === undefined || command.isAvailable?.(run) === false ? [] : [{ command, Icon }];
    }),
  );
  return groups.map(
    (group, place) =>
      group.length > 0 && (
        <div key={place} className={styles.tools} role="group" aria-label="What is picked">
          {group.map(({ command: { id, title, keys }, Icon }) => (
            <IconButton
              key={id}
              label={title}
              shortcut={shortcutText(keys)}
              onClick={() => runCommand(id, run)}
            >
              <Icon aria-hidden />
            </IconButton>
          ))}
        </div>
      ),
  );
}
