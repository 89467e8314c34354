/**
 * What is remembered of somebody's lessons, and how it is read again. The text lies in the browser's storage, where anybody
 * can write, so nothing in it is believed: what has another form is left out, and what there is of it is bounded.
 */

/** An answer that somebody gave before a run: a value, an option's place, or a value a point. */
export type Answer = number | readonly number[];

export interface Predicted {
  readonly lesson: string;
  /** The step's heading. */
  readonly step: string;
  readonly answer: Answer;
  readonly isRight: boolean;
}

export interface LessonStanding {
  /** How far somebody has come: 0 its opening, 1 its first step, and so on. */
  readonly steps: number;
  readonly isFinished: boolean;
}

export interface Progress {
  /** By the lesson's name; those that have been begun. */
  readonly lessons: Readonly<Record<string, LessonStanding>>;
  /** The first answer to each question, in the order in which they were given. */
  readonly predictions: readonly Predicted[];
}

/** Where it is kept. */
export const PROGRESS_KEY = 'faultline-progress';

export const NOTHING: Progress = { lessons: {}, predictions: [] };

const VERSION = 1;
const MOST_LESSONS = 500;
const MOST_PREDICTIONS = 2000;
const MOST_POINTS = 20;
const LONGEST_NAME = 200;

export function written(progress: Progress): string {
  return JSON.stringify({ version: VERSION, ...progress });
}

/** `damaged`: nothing of it can be read. `newer`: a newer Faultline has written it, and knows more. */
export function readProgress(text: string): Progress | 'damaged' | 'newer' {
  const value = parsed(text);
  if (!isRecord(value) || typeof value['version'] !== 'number') return 'damaged';
  if (value['version'] > VERSION) return 'newer';
  const { lessons, predictions } = value;
  const standings = Object.entries(isRecord(lessons) ? lessons : {}).flatMap(([name, one]) => {
    const standing = standingIn(one);
    return isName(name) && standing !== undefined ? [[name, standing] as const] : [];
  });
  const answers = (Array.isArray(predictions) ? predictions : []).flatMap((one: unknown) => predictedIn(one));
  return {
    lessons: Object.fromEntries(standings.slice(0, MOST_LESSONS)),
    predictions: answers.slice(0, MOST_PREDICTIONS),
  };
}

function standingIn(value: unknown): LessonStanding | undefined {
  if (!isRecord(value)) return undefined;
  const { steps, isFinished } = value;
  if (typeof steps !== 'number' || !Number.isSafeInteger(steps) || steps < 0) return undefined;
  return typeof isFinished === 'boolean' ? { steps, isFinished } : undefined;
}

function predictedIn(value: unknown): Predicted[] {
  if (!isRecord(value)) return [];
  const { lesson, step, answer, isRight } = value;
  if (!isName(lesson) || !isName(step) || !isAnswer(answer) || typeof isRight !== 'boolean') return [];
  return [{ lesson, step, answer, isRight }];
}

function isAnswer(value: unknown): value is Answer {
  if (Array.isArray(value)) return value.length <= MOST_POINTS && value.every((one) => Number.isFinite(one));
  return Number.isFinite(value);
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value !== '__proto__' && value.length <= LONGEST_NAME;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
