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

/**
 * What is asked about: a request or a span by its number, a row of the journal (a line of the log), or the newest gap of an
 * invariant, by its index, for a key.
 */
export type WhyQuestion =
  | { readonly of: 'request' | 'span' | 'row'; readonly number: number }
  | { readonly of: 'gap'; readonly invariant: number; readonly key: string };

export interface WhyStep {
  /** Its row in the journal. */
  readonly row: number;
  readonly timeNs: number;
  /** Request that it is about, or 0. */
  readonly request: number;
  readonly text: string;
}

export interface Why {
  readonly what: What;
  /** What was asked about: an operation, a key. */
  readonly subject: string;
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

  /** Sees every row from now on. `keys`: words by number, `Numbering.words`. */
  constructor(
    journal: Journal,
    names: PlanNames,
    narrator: Narrator,
    private readonly keys: readonly string[],
  ) {
    this.rows = new KeptRows(journal);
    this.words = new WhyWords(names, narrator, keys);
  }

  /** The answer as of `nowNs`; undefined when nothing is kept of what was asked about. The journal must be settled. */
  ask(question: WhyQuestion, nowNs: number): Why | undefined {
    const index = this.indexed();
    const effects = new Effects(this.rows, index, new Trails(this.rows, index), nowNs);
    const explained = this.explain(question, effects, index);
    return explained && this.told(explained, index);
  }

  private explain(question: WhyQuestion, effects: Effects, index: SpanIndex): Explained | undefined {
    if (question.of !== 'gap') return effects[question.of](question.number);
    const { invariant, key } = question;
    const opened = index.gaps.findLast(({ a, b }) => a === invariant && this.keys[b] === key);
    return opened && effects.gap(opened);
  }

  private told({ what, trail }: Explained, index: SpanIndex): Why {
    const steps = condensed(trail).flatMap((step): WhyStep[] => {
      const text = this.words.sentence(step, index);
      const { number, timeNs } = step.row;
      return text === undefined ? [] : [{ row: number, timeNs, request: index.requestOf(step.row), text }];
    });
    const subject = this.words.subject(trail.row, index);
    return { what, subject, fault: faultOf(trail.root), steps, whole: trail.whole };
  }

  private indexed(): SpanIndex {
    if (this.index?.length !== this.rows.journal.length) this.index = new SpanIndex(this.rows);
    return this.index;
  }
}

function faultOf({ kind, a }: Row): number {
  return kind === Fact.faultStruck ? a : -1;
}
