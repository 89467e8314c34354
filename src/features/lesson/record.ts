/** How somebody's predictions have come so far: lesson by lesson, in the order in which they were made. No score, no streak. */
import type { Progress } from '../../shared/progress';

export interface LessonRecord {
  readonly lesson: string;
  readonly right: number;
  readonly made: number;
}

export function recordOf({ predictions }: Pick<Progress, 'predictions'>): readonly LessonRecord[] {
  const all = new Map<string, LessonRecord>();
  for (const { lesson, isRight } of predictions) {
    const { right = 0, made = 0 } = all.get(lesson) ?? {};
    all.set(lesson, { lesson, right: right + Number(isRight), made: made + 1 });
  }
  return [...all.values()];
}

/** What changes from the first half of the lessons to the second, in a sentence; undefined while there are too few to tell. */
export function trendOf(record: readonly LessonRecord[]): string | undefined {
  if (record.length < 4) return undefined;
  const half = Math.floor(record.length / 2);
  const [before, after] = [shareOf(record.slice(0, half)), shareOf(record.slice(-half))];
  const words = `${percent(before)} of what you foretold came so at first, ${percent(after)} of late.`;
  return after > before ? words : `${words} Surprises are what lessons are for.`;
}

function shareOf(record: readonly LessonRecord[]): number {
  const made = record.reduce((sum, one) => sum + one.made, 0);
  return made === 0 ? 0 : record.reduce((sum, one) => sum + one.right, 0) / made;
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
