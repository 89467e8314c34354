import { expect, test } from 'vitest';
import { isChord, shortcutText } from './keys';

function press(key: string, ...held: string[]) {
  return {
    key,
    ctrlKey: held.includes('Ctrl'),
    metaKey: held.includes('Meta'),
    altKey: held.includes('Alt'),
    shiftKey: held.includes('Shift'),
  };
}

test.each([
  [['Space'], press(' '), true],
  [['Space'], press(' ', 'Shift'), false],
  [['A'], press('a'), true],
  [['A'], press('A', 'Shift'), false],
  [['A'], press('a', 'Ctrl'), false],
  [['Shift', 'R'], press('R', 'Shift'), true],
  [['Ctrl', 'Z'], press('z', 'Meta'), true],
  [['Ctrl', 'Z'], press('Z', 'Ctrl', 'Shift'), false],
  [['Alt', '←'], press('ArrowLeft', 'Alt'), true],
  [['?'], press('?', 'Shift'), true],
  [['['], press('[', 'Alt'), false],
  [['Del'], press('Delete'), true],
  [[], press('a'), false],
])('%j is %j: %s', (chord, event, isIt) => {
  expect(isChord(chord, event)).toBe(isIt);
});

test('a chord is told to assistive technology in its own words', () => {
  expect(shortcutText(['Ctrl', 'Shift', 'Z'])).toBe('Control+Shift+Z');
  expect(shortcutText([])).toBeUndefined();
});
