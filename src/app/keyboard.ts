/** The page's keys: one list, from which keys act and the help sheet is made. Boxes have keys of their own while they have the focus. */
import { useEffect } from 'react';
import { isBreakMenuOpen, pointOfView, selection, shownSheet, type Run } from '../shared/run';
import { tasksOf } from '../features/controls/tasks';
import { theme } from './theme';

export interface Shortcut {
  /** As they are printed. */
  readonly keys: readonly string[];
  readonly says: string;
  readonly group: 'Time' | 'The system' | 'The page';
  /** Whether the event is this key; undefined for what others do with it. */
  readonly matches?: (event: KeyboardEvent) => boolean;
  readonly act?: (run: Run, page: PageActions) => void;
}

/** What the page can do to itself. */
export interface PageActions {
  toggleHelp(): void;
  togglePanels(): void;
}

/** A step back or forth in time, as a share of what has been executed so far. */
const SEEK_SHARE = 0.05;

export const SHORTCUTS: readonly Shortcut[] = [
  {
    keys: ['Space'],
    says: 'Play or pause',
    group: 'Time',
    matches: plain(' '),
    act: ({ status, commands }) => (status.phase === 'running' ? commands.pause() : commands.play()),
  },
  {
    keys: ['.'],
    says: 'One step',
    group: 'Time',
    matches: plain('.'),
    act: ({ commands }) => void commands.step(1),
  },
  {
    keys: ['1'],
    says: 'Pace: follow one request',
    group: 'Time',
    matches: plain('1'),
    act: ({ commands }) => commands.choosePace('follow'),
  },
  {
    keys: ['2'],
    says: 'Pace: watch everything',
    group: 'Time',
    matches: plain('2'),
    act: ({ commands }) => commands.choosePace('watch'),
  },
  {
    keys: ['3'],
    says: 'Pace: on to the next consequence',
    group: 'Time',
    matches: plain('3'),
    act: ({ commands }) => commands.choosePace('consequence'),
  },
  {
    keys: ['['],
    says: 'Back in time',
    group: 'Time',
    matches: plain('['),
    act: (run) => seekBy(run, -SEEK_SHARE),
  },
  {
    keys: [']'],
    says: 'Forward in time',
    group: 'Time',
    matches: plain(']'),
    act: (run) => seekBy(run, SEEK_SHARE),
  },
  {
    keys: ['Home'],
    says: 'To the beginning',
    group: 'Time',
    matches: plain('Home'),
    act: ({ commands }) => commands.seek(0),
  },
  {
    keys: ['N'],
    says: 'Ask for what the first button says',
    group: 'The system',
    matches: plain('n'),
    act: ({ document, commands }) => {
      const [task] = tasksOf(document);
      if (task !== undefined) void commands.placeRequest(task.name);
    },
  },
  {
    keys: ['B'],
    says: 'Break something',
    group: 'The system',
    matches: plain('b'),
    act: () => isBreakMenuOpen.set(!isBreakMenuOpen.get()),
  },
  {
    keys: ['D'],
    says: 'The next deployment',
    group: 'The system',
    matches: plain('d'),
    act: ({ document, choice, commands }) => {
      const names = Object.keys(document.deployments);
      const next = names[(names.indexOf(choice.deployment) + 1) % names.length];
      if (next !== undefined) commands.chooseDeployment(next);
    },
  },
  {
    keys: ['Ctrl', 'Z'],
    says: 'Undo',
    group: 'The system',
    matches: withControl('z', false),
    act: ({ commands }) => commands.undo(),
  },
  {
    keys: ['Ctrl', 'Shift', 'Z'],
    says: 'Do it again',
    group: 'The system',
    matches: (event) => withControl('z', true)(event) || withControl('y', false)(event),
    act: ({ commands }) => commands.redo(),
  },
  {
    keys: ['Shift', 'R'],
    says: 'Start again, without anything done by hand',
    group: 'The system',
    matches: (event) => isBare(event) && event.shiftKey && event.key.toLowerCase() === 'r',
    act: ({ commands }) => commands.restart(),
  },
  { keys: ['V'], says: 'Hold: what each caller can know', group: 'The page' },
  {
    keys: ['P'],
    says: 'Open or close the panels',
    group: 'The page',
    matches: plain('p'),
    act: (_run, page) => page.togglePanels(),
  },
  {
    keys: ['O'],
    says: 'Your documents, and new ones',
    group: 'The page',
    matches: plain('o'),
    act: () => shownSheet.set('documents'),
  },
  {
    keys: ['S'],
    says: 'Share what is open: link, file, picture, figures',
    group: 'The page',
    matches: plain('s'),
    act: () => shownSheet.set('share'),
  },
  {
    keys: ['T'],
    says: 'Light or dark',
    group: 'The page',
    matches: plain('t'),
    act: () => theme.set(theme.get() === 'dark' ? 'light' : 'dark'),
  },
  {
    keys: ['Esc'],
    says: 'Stay where a seek has come to; let go of what is selected',
    group: 'The page',
    matches: plain('Escape'),
    act: ({ status, commands }) =>
      status.phase === 'seeking' ? commands.cancelSeek() : selection.set(undefined),
  },
  {
    keys: ['?'],
    says: 'What the signs mean, and the keys',
    group: 'The page',
    matches: (event) => isBare(event) && event.key === '?',
    act: (_run, page) => page.toggleHelp(),
  },
  { keys: ['←', '↑', '→', '↓'], says: 'In the picture: from box to box', group: 'The page' },
  { keys: ['Enter'], says: 'In the picture: select the box', group: 'The page' },
  { keys: ['+', '−', '0'], says: 'In the picture: nearer, farther, everything', group: 'The page' },
];

/** Lets the keys act on the run, as long as the component is there. The opening leaves those for the page alone. */
export function useKeyboard(run: Run, page: PageActions, isOpening: boolean): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isTyping(event.target)) return;
      if (event.key.toLowerCase() === 'v' && isBare(event)) return pointOfView.set('caller');
      if (event.key === ' ' && isPressable(event.target)) return;
      const found = SHORTCUTS.find(({ matches }) => matches?.(event) === true);
      if (found === undefined || (event.repeat && found.group !== 'Time')) return;
      if (isOpening && found.group !== 'The page') return;
      // Letters are meant for the menu, wherever the focus is.
      if (isBreakMenuOpen.get() && !found.keys.includes('B')) return;
      event.preventDefault();
      found.act?.(run, page);
    };
    const onKeyUp = ({ key }: KeyboardEvent): void => {
      if (key.toLowerCase() === 'v') pointOfView.set('world');
    };
    const onBlur = (): void => pointOfView.set('world');
    addEventListener('keydown', onKeyDown);
    addEventListener('keyup', onKeyUp);
    addEventListener('blur', onBlur);
    return () => {
      removeEventListener('keydown', onKeyDown);
      removeEventListener('keyup', onKeyUp);
      removeEventListener('blur', onBlur);
    };
  }, [run, page, isOpening]);
}

function seekBy({ frames, plan, commands }: Run, share: number): void {
  const nowNs = frames.latest?.nowNs ?? 0;
  commands.seek(Math.min(plan.lengthNs, Math.max(0, nowNs * (1 + share))));
}

function plain(key: string): (event: KeyboardEvent) => boolean {
  return (event) => isBare(event) && !event.shiftKey && event.key.toLowerCase() === key.toLowerCase();
}

function withControl(key: string, shift: boolean): (event: KeyboardEvent) => boolean {
  return ({ ctrlKey, metaKey, altKey, shiftKey, key: pressed }) =>
    (ctrlKey || metaKey) && !altKey && shiftKey === shift && pressed.toLowerCase() === key;
}

function isBare({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && !altKey;
}

/** Keys typed into a field, or meant for an open sheet, are no commands. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('dialog, [role="dialog"]') !== null) return true;
  const isField = target.matches('textarea, select, [contenteditable="true"]');
  return (
    isField || (target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox')
  );
}

/** The space bar presses what has the focus. */
function isPressable(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('button, a, summary, [role="button"], [role="tab"]') !== null
  );
}
