import { expect, test } from 'vitest';
import { matching } from './matching';

const LIST = [
  { title: 'Undo', detail: 'Add a cache', group: 'The system' },
  { title: 'Add a part', group: 'Drawing' },
  { title: 'Open the panel Log', group: 'The page' },
];
const found = (text: string): string[] => matching(LIST, text).map(({ title }) => title);

test('nothing typed is everything, in its order', () => {
  expect(found(' ')).toEqual(['Undo', 'Add a part', 'Open the panel Log']);
});

test('words begin words, and titles come before what is said of them', () => {
  expect(found('add')).toEqual(['Add a part', 'Undo']);
  expect(found('pan lo')).toEqual(['Open the panel Log']);
  expect(found('draw')).toEqual(['Add a part']);
  expect(found('art')).toEqual([]);
});
