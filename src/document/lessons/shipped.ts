/** The lessons: listed at once, each fetched when it is opened. */
import { lessons } from 'virtual:faultline-lessons';
import type { HandlerSource } from '../../../simulator';
import type { Lesson } from '../../../lessons/form/lesson';

export type { Lesson };

/** What a list says of a lesson. */
export interface ListedLesson {
  readonly name: string;
  readonly title: string;
  readonly minutes: number;
  readonly misconception: string;
  readonly prerequisites: readonly string[];
  readonly track: string;
}

export interface ShippedLesson {
  readonly lesson: Lesson;
  /** The handlers of its designs, with what they come to when they are lowered. */
  readonly lowered: readonly { readonly handlers: readonly HandlerSource[]; readonly text: string }[];
}

/** In the order of the path. */
export const LESSONS: readonly ListedLesson[] = lessons.map(
  ({ name, title, minutes, misconception, prerequisites, track }) => ({
    name,
    title,
    minutes,
    misconception,
    prerequisites,
    track,
  }),
);

/** Fetches a lesson; undefined when none has that name. Rejects when it cannot be fetched. */
export async function loadLesson(name: string): Promise<ShippedLesson | undefined> {
  const found = lessons.find((lesson) => lesson.name === name);
  return found === undefined ? undefined : (await found.load()).shipped;
}
