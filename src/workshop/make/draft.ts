/** A pack that is being made. */
import { LESSONS } from '../../document/lessons';
import type { Pack, PackItem } from '../../document/workshop';

/** What a lesson takes in a room: its own minutes, and as many again by half, for questions and slow laptops. */
const ROOM = 1.5;

export function itemFor(lesson: string): PackItem {
  const minutes = LESSONS.find(({ name }) => name === lesson)?.minutes ?? 10;
  return { lesson, minutes: Math.round(minutes * ROOM), hidden: [] };
}

export function moved(items: readonly PackItem[], from: number, to: number): readonly PackItem[] {
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length) return items;
  return items.toSpliced(from, 1).toSpliced(to, 0, item);
}

export function changed(
  items: readonly PackItem[],
  at: number,
  over: Partial<PackItem>,
): readonly PackItem[] {
  return items.map((item, index) => (index === at ? { ...item, ...over } : item));
}

/** One fault a line. */
export function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

export function isWhole({ title, items }: Pack): boolean {
  return title.trim() !== '' && items.length > 0;
}

/** Sixty minutes for people who have never seen it. */
export const FIRST: Pack = {
  title: 'Draw a boundary',
  items: ['one-unit', 'first-boundary', 'did-it-happen'].map(itemFor),
};
