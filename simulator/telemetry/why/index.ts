/**
 * "Why?": from anything that a run shows, a failed, slow, unknown, doubled or stale result or a broken promise, back along
 * the causes in the journal to where it began, in plain words. Nothing here guesses: each step is a row, and each step to
 * the next is the row's own cause or, for a wait, where its time went (Snodgrass and others call it the critical path).
 *
 * `rows.ts` keeps what can be asked about, `span-rows.ts` sorts it by span, `time-spent.ts` finds where time went, `trail.ts`
 * walks, `effects.ts` finds where to begin, `words.ts` says it.
 */
import type { Journal } from '../../kernel/journal';
import type { Narrator } from '../narrator';
import type { PlanNames } from '../names';
import { Fact } from '../facts';
import { Effects, type Explained, type What } from './effects';
import { KeptRows, type Row } from './rows';
import { SpanIndex } from './span-rows';
import { Trails } from './trail';
import { condensed, WhyWords } from './words';

export type { What } from './effects';

/** What is asked about: a request or a span by its number, or a row of the journal (a line of the log, a gap). */
export interface WhyQuestion {
  readonly of: 'request' | 'span' | 'row';
  readonly number: number;
}

export interface WhyStep {
  /** Its row in the journal. */
  readonly row: number;
  readonly timeNs: number;
  /** Span that it is about, or 0. */
  readonly span: number;
  readonly text: string;
}

export interface Why {
  readonly what: What;
  /** The fault that it all began with, or -1 when it was none. */
  readonly fault: number;
  /** The root first, what was asked about last. */
  readonly steps: readonly WhyStep[];
  /** False when the chain goes back further than the rows that are kept. */
  readonly whole: boolean;
}

export class WhyReader {
  private readonly rows: KeptRows;
  private readonly words: WhyWords;
  private index: SpanIndex | undefined;

  /** Sees every row from now on. */
  constructor(journal: Journal, names: PlanNames, narrator: Narrator) {
    this.rows = new KeptRows(journal);
    this.words = new WhyWords(names, narrator);
  }

  /** The answer as of `nowNs`; undefined when nothing is kept of what was asked about. The journal must be settled. */
  ask({ of, number }: WhyQuestion, nowNs: number): Why | undefined {
    const index = this.indexed();
    const explained = new Effects(this.rows, index, new Trails(this.rows, index), nowNs)[of](number);
    return explained && this.told(explained, index);
  }

  private told({ what, trail }: Explained, index: SpanIndex): Why {
    const steps = condensed(trail).flatMap((step): WhyStep[] => {
      const text = this.words.sentence(step, index);
      const { number, timeNs } = step.row;
      return text === undefined ? [] : [{ row: number, timeNs, span: index.spanOf(step.row), text }];
    });
    return { what, fault: faultOf(trail.root), steps, whole: trail.whole };
  }

  private indexed(): SpanIndex {
    if (this.index?.length !== this.rows.journal.length) this.index = new SpanIndex(this.rows);
    return this.index;
  }
}

function faultOf({ kind, a }: Row): number {
  return kind === Fact.faultStruck ? a : -1;
}
