/** The shell's own commands: time, the run that is open, and the page. Fetched once the picture stands. */
import { addCommands, type Command } from '../shared/commands';
import {
  hasPanel,
  isBreakMenuOpen,
  limits,
  selection,
  shownPanel,
  shownSheet,
  type Run,
} from '../shared/run';
import { tasksOf } from '../features/controls/tasks';
import type { Panel } from './features';
import { PAGES } from '../site/pages';
import { isHelpOpen } from './help';
import { theme } from './theme';

/** The panel that was open last. */
let lastPanel: string | undefined;
shownPanel.subscribe(() => (lastPanel = shownPanel.get() ?? lastPanel));

/** The panel that was open last, where there is that; in a lesson that may not be. */
function panelToOpen(panels: readonly Panel[]): string | undefined {
  const limited = limits.get();
  const isThere = (id: string | undefined): boolean =>
    id !== undefined && (limited === undefined || hasPanel(limited, id));
  return isThere(lastPanel) ? lastPanel : (panels.find(({ id }) => isThere(id))?.id ?? 'outline');
}

/** A step back or forth in time, as a share of what has been executed so far. */
const SEEK_SHARE = 0.05;

const TIME: readonly Command[] = [
  {
    id: 'play',
    keys: ['Space'],
    title: 'Play or pause',
    group: 'Time',
    repeats: true,
    run: ({ status, commands }) => (status.phase === 'running' ? commands.pause() : commands.play()),
  },
  {
    id: 'step',
    keys: ['.'],
    title: 'One step',
    group: 'Time',
    repeats: true,
    run: ({ commands }) => void commands.step(1),
  },
  {
    id: 'pace-follow',
    keys: ['1'],
    title: 'Pace: follow one request',
    group: 'Time',
    run: ({ commands }) => commands.choosePace('follow'),
  },
  {
    id: 'pace-watch',
    keys: ['2'],
    title: 'Pace: watch everything',
    group: 'Time',
    run: ({ commands }) => commands.choosePace('watch'),
  },
  {
    id: 'pace-consequence',
    keys: ['3'],
    title: 'Pace: on to the next consequence',
    group: 'Time',
    run: ({ commands }) => commands.choosePace('consequence'),
  },
  {
    id: 'back',
    keys: ['['],
    title: 'Back in time',
    group: 'Time',
    repeats: true,
    run: (run) => seekBy(run, -SEEK_SHARE),
  },
  {
    id: 'forward',
    keys: [']'],
    title: 'Forward in time',
    group: 'Time',
    repeats: true,
    run: (run) => seekBy(run, SEEK_SHARE),
  },
  {
    id: 'beginning',
    keys: ['Home'],
    title: 'To the beginning',
    group: 'Time',
    run: ({ commands }) => commands.seek(0),
  },
];

const SYSTEM: readonly Command[] = [
  {
    id: 'ask',
    keys: ['N'],
    title: 'Ask for what the first button says',
    group: 'The system',
    isAvailable: ({ document }) => tasksOf(document).length > 0,
    detail: ({ document }) => tasksOf(document)[0]?.title,
    run: ({ document, commands }) => {
      const [task] = tasksOf(document);
      if (task !== undefined) void commands.placeRequest(task.name);
    },
  },
  {
    id: 'break',
    keys: ['B'],
    title: 'Break something',
    group: 'The system',
    run: () => isBreakMenuOpen.set(!isBreakMenuOpen.get()),
  },
  {
    id: 'deployment',
    keys: ['D'],
    title: 'The next deployment',
    group: 'The system',
    run: ({ document, choice, commands }) => {
      const names = Object.keys(document.deployments);
      const next = names[(names.indexOf(choice.deployment) + 1) % names.length];
      if (next !== undefined) commands.chooseDeployment(next);
    },
  },
  {
    id: 'undo',
    keys: ['Ctrl', 'Z'],
    title: 'Undo',
    group: 'The system',
    detail: ({ status }) => status.undoes,
    run: ({ commands }) => commands.undo(),
  },
  {
    id: 'redo',
    keys: ['Ctrl', 'Shift', 'Z'],
    also: [['Ctrl', 'Y']],
    title: 'Do it again',
    group: 'The system',
    detail: ({ status }) => status.redoes,
    run: ({ commands }) => commands.redo(),
  },
  {
    id: 'restart',
    keys: ['Shift', 'R'],
    title: 'Start again, without anything done by hand',
    group: 'The system',
    run: ({ commands }) => commands.restart(),
  },
];

const PAGE: readonly Command[] = [
  { id: 'view', keys: ['V'], title: 'Hold: what each caller can know', group: 'The page' },
  {
    id: 'documents',
    keys: ['O'],
    title: 'Your documents, and new ones',
    group: 'The page',
    run: () => shownSheet.set('documents'),
  },
  {
    id: 'share',
    keys: ['S'],
    title: 'Share what is open: link, file, picture, figures',
    group: 'The page',
    run: () => shownSheet.set('share'),
  },
  {
    id: 'theme',
    keys: ['T'],
    title: 'Light or dark',
    group: 'The page',
    run: () => theme.set(theme.get() === 'dark' ? 'light' : 'dark'),
  },
  {
    id: 'let-go',
    keys: ['Esc'],
    title: 'Stay where a seek has come to; let go of what is selected',
    group: 'The page',
    run: ({ status, commands }) =>
      status.phase === 'seeking' ? commands.cancelSeek() : selection.set(undefined),
  },
  {
    id: 'help',
    keys: ['?'],
    title: 'What the signs mean, the keys and the words',
    group: 'The page',
    run: () => isHelpOpen.set(!isHelpOpen.get()),
  },
  { id: 'walk', keys: ['←', '↑', '→', '↓'], title: 'In the picture: from box to box', group: 'The page' },
  { id: 'select', keys: ['Enter'], title: 'In the picture: select the box', group: 'The page' },
  {
    id: 'zoom',
    keys: ['+', '−', '0'],
    title: 'In the picture: nearer, farther, everything',
    group: 'The page',
  },
];

/** Adds them, with one for each panel. */
export function addPageCommands(panels: readonly Panel[]): void {
  const toggling: Command = {
    id: 'panels',
    keys: ['P'],
    title: 'Open or close the panels',
    group: 'The page',
    run: () => shownPanel.set(shownPanel.get() === undefined ? panelToOpen(panels) : undefined),
  };
  const opening = panels.map(({ id, title }): Command => ({
    id: `panel-${id}`,
    keys: [],
    title: `Open the panel ${title}`,
    group: 'The page',
    run: () => shownPanel.set(id),
  }));
  const leaving = PAGES.map(({ href, title }): Command => ({
    id: `page-${title}`,
    keys: [],
    title: `Go to the page ${title}`,
    group: 'The page',
    run: () => location.assign(href),
  }));
  addCommands([...TIME, ...SYSTEM, ...PAGE, toggling, ...opening, ...leaving]);
}

function seekBy({ frames, plan, commands }: Run, share: number): void {
  const nowNs = frames.latest?.nowNs ?? 0;
  commands.seek(Math.min(plan.lengthNs, Math.max(0, nowNs * (1 + share))));
}
