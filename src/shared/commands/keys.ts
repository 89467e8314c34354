/** Keys as they are printed, and whether an event is one of them. */

/** A key with what is held down with it, in the order in which it is printed: `['Ctrl', 'Shift', 'Z']`. */
export type Chord = readonly string[];

/** Printed names that differ from an event's `key`. */
const NAMES: Readonly<Record<string, string>> = {
  Space: ' ',
  Esc: 'escape',
  Del: 'delete',
  '←': 'arrowleft',
  '↑': 'arrowup',
  '→': 'arrowright',
  '↓': 'arrowdown',
  '−': '-',
};

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Whether the event is this chord. Ctrl is the command key where there is one. */
export function isChord(chord: Chord, event: Pressed): boolean {
  const last = chord.at(-1);
  if (last === undefined) return false;
  const key = NAMES[last] ?? last.toLowerCase();
  if (event.key.toLowerCase() !== key) return false;
  if ((event.ctrlKey || event.metaKey) !== chord.includes('Ctrl')) return false;
  if (event.altKey !== chord.includes('Alt')) return false;
  // Which signs need Shift is the keyboard's business.
  const isSign = key.length === 1 && key !== ' ' && key.toUpperCase() === key;
  return isSign || event.shiftKey === chord.includes('Shift');
}

/** As `aria-keyshortcuts` has it: `Control+Shift+Z`. */
export function shortcutText(chord: Chord): string | undefined {
  if (chord.length === 0) return undefined;
  return chord.map((key) => (key === 'Ctrl' ? 'Control' : key === 'Del' ? 'Delete' : key)).join('+');
}
