/** What the lesson's machine remembers, what can happen to it, and what it shows in the picture. */
import {
  shownDesign,
  shownDrawn,
  type CaseName,
  type Drawn,
  type Lesson,
  type Outcome,
  type Ruling,
  type Shown,
} from '../../document/lessons';
import type { Answer } from '../../shared/progress';

export type Step = Lesson['steps'][number];

export interface LessonInput {
  readonly lesson: Lesson;
  /** What is open: 0 the opening, 1 the first step, and after the last one the end. */
  readonly view: number;
  /** The last that has been come to; all before it are open. */
  readonly furthest: number;
  /** By view. */
  readonly answers: ReadonlyMap<number, Answer>;
  /** Views whose objectives have been met. */
  readonly met: ReadonlySet<number>;
  /** The learner's design; undefined: the start. */
  readonly drawn: Drawn | undefined;
  /** How many pictures there were before it in this page. */
  readonly pictures: number;
}

export interface LessonContext extends LessonInput {
  readonly outcomes: ReadonlyMap<number, Outcome>;
  /** The learner's design while the solution, or the start, is in its place. */
  readonly mine: Drawn | undefined;
  /** What is to be in the picture; another number is another run. */
  readonly picture: { readonly number: number; readonly shown: Shown };
  /** The outcome of what was asked may be told as soon as it is known. */
  readonly isRevealed: boolean;
  /** Of the design as it is. */
  readonly ruling: Ruling | undefined;
  /** Runs that the judge has made so far. */
  readonly ran: number;
  /** Why something could not be done. */
  readonly problem: string | undefined;
}

export type LessonEvent =
  | { readonly type: 'NEXT' }
  | { readonly type: 'GO'; readonly view: number }
  | { readonly type: 'ANSWER'; readonly answer: Answer }
  | { readonly type: 'REVEAL' }
  | { readonly type: 'AGAIN' }
  | { readonly type: 'DRAWN'; readonly drawn: Drawn }
  | { readonly type: 'CHECK' }
  | { readonly type: 'RAN' }
  | { readonly type: 'CANCEL' }
  | { readonly type: 'RESET' }
  | { readonly type: 'SOLVE' }
  | { readonly type: 'UNSOLVE' }
  | { readonly type: 'WATCH'; readonly run: CaseName };

export interface MeasureInput {
  readonly lesson: Lesson;
  readonly step: Step | undefined;
}

export interface JudgeInput {
  readonly lesson: Lesson;
  readonly drawn: Drawn;
  readonly achieve: readonly string[];
  readonly ran: () => void;
}

export const AT_FIRST = {
  outcomes: new Map<number, Outcome>(),
  mine: undefined,
  isRevealed: true,
  ruling: undefined,
  ran: 0,
  problem: undefined,
} as const satisfies Omit<LessonContext, keyof LessonInput | 'picture'>;

type At = Pick<LessonInput, 'lesson' | 'view'>;

/** Undefined: the opening or the end. */
export function stepAt({ lesson, view }: At): Step | undefined {
  return lesson.steps[view - 1];
}

export function endOf({ steps }: Lesson): number {
  return steps.length + 1;
}

export function isEnd({ lesson, view }: At): boolean {
  return view >= endOf(lesson);
}

/** What the picture shows in a view: the step's own run, or where something is to be achieved, the learner's design. */
export function pictureAt(context: LessonInput): Shown {
  const { lesson, drawn } = context;
  const step = stepAt(context);
  const isOwn = step === undefined ? isEnd(context) : step.achieve !== undefined;
  return isOwn && drawn !== undefined ? shownDrawn(lesson, drawn) : shownDesign(lesson, step?.run);
}

/** The learner's design, or what it begins from. */
export function drawnOf(context: LessonInput): Drawn {
  if (context.drawn !== undefined) return context.drawn;
  const { document, choice } = shownDesign(context.lesson, stepAt(context)?.run);
  return { document, deployment: choice.deployment };
}

/** Names the picture's document, which is none of the person's own. */
export function sourceId({ lesson, picture: { number } }: Pick<LessonContext, 'lesson' | 'picture'>): string {
  return `lesson-${lesson.name}-${number}`;
}
