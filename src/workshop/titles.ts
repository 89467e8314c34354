/** What lessons and exercises are called. */
import { LESSONS } from '../document/lessons';
import type { PackItem } from '../document/workshop';

export function titleOf({ lesson, exercise }: Pick<PackItem, 'lesson' | 'exercise'>): string {
  return exercise?.title ?? LESSONS.find(({ name }) => name === lesson)?.title ?? lesson;
}
