/** The steps of the opening: what each press does, what must be seen for it to have happened, and the line said then. */
import type { Sight } from './sights';

/** How time passes: at a speed (simulated nanoseconds a real one), or from stop to stop of the request (Follow) at a tempo. */
export type Passage =
  { readonly pace: 'watch'; readonly speed: number } | { readonly pace: 'follow'; readonly tempo: number };

export interface Step {
  readonly id: 'order' | 'crash' | 'apart' | 'cut' | 'retry' | 'together';
  /** What the button says. */
  readonly button: string;
  /** Said while it happens. */
  readonly doing: string;
  /** Deployment in which it happens. */
  readonly deployment: string;
  /** From the beginning of a run, even where that deployment is open already. */
  readonly isAfresh: boolean;
  /** What is broken before anything else, in the words of the fault grammar. */
  readonly fault?: string;
  /** Whether an order is placed. */
  readonly order: boolean;
  /** How time passes from a sight on; at first it is `JOURNEY`. */
  readonly turns: readonly { readonly at: Sight; readonly passage: Passage }[];
  /** What must be seen, all of it. */
  readonly waitsFor: readonly Sight[];
  /** Said when it has been seen. */
  readonly words: string;
  /** Whether time goes on afterwards, second by second: something ages, or gets up again. */
  readonly goesOn: boolean;
}

/** The system in which the story plays, and what is done there. */
export const SYSTEM = 'corner-shop';
export const TASK = 'placeOrder';
/** The promise that the two ledgers show. */
export const PROMISE = 'debit-iff-order';

/** An order takes some 23 ms, of which 10 ms on the way to the shop and back: so it is seen for a second. */
export const JOURNEY: Passage = { pace: 'watch', speed: 0.024 };
/** A first half of an order that is not the point any more. */
const BRISK: Passage = { pace: 'watch', speed: 0.035 };
/** The shop waits a second for an answer; so long nothing moves. */
const WAIT: Passage = { pace: 'watch', speed: 2 };
/** The same where it must not be overshot: what follows is to be seen. */
const EXACT_WAIT: Passage = { pace: 'follow', tempo: 20 };
/** As clocks go. */
export const CLOCK: Passage = { pace: 'watch', speed: 1 };

/** Said before the first press. */
export const FIRST_WORDS = 'What does it cost to split a shop into microservices? Try it here.';

export const STORY: readonly Step[] = [
  {
    id: 'order',
    button: 'Place an order',
    doing: 'An order is under way.',
    deployment: 'monolith',
    isAfresh: false,
    order: true,
    turns: [],
    waitsFor: ['answered'],
    words: 'Money and order in one transaction (the blue line): all or nothing.',
    goesOn: false,
  },
  {
    id: 'crash',
    button: 'Crash it mid-order',
    doing: 'Another order. The shop will crash when the payment is made.',
    deployment: 'monolith',
    isAfresh: false,
    fault: 'crash shop when payments.charge returns',
    order: true,
    turns: [],
    waitsFor: ['down', 'rolledBack', 'refused'],
    words: 'Nothing is half-done. But one crash stops the whole shop.',
    goesOn: true,
  },
  {
    id: 'apart',
    button: 'Pull payments out',
    doing: 'Payments becomes a service of its own.',
    deployment: 'payments-apart',
    isAfresh: true,
    order: false,
    turns: [],
    waitsFor: [`torn:${PROMISE}`],
    words: 'New run. The transaction ends at the wall: one promise is gone.',
    goesOn: false,
  },
  {
    id: 'cut',
    button: 'Cut the wire after the debit',
    doing: 'The order again. The wire will be cut when the debit is made.',
    deployment: 'payments-apart',
    isAfresh: false,
    fault: 'cut shop->payments reply after charge returns',
    order: true,
    turns: [
      { at: 'started', passage: BRISK },
      { at: 'lost', passage: WAIT },
    ],
    waitsFor: ['lost', 'refused', `gap:${PROMISE}`],
    words: 'The customer hears: no answer. The money is gone, and no order.',
    goesOn: true,
  },
  {
    id: 'retry',
    button: 'Let the shop retry',
    doing: 'The same order in a new run. The wire heals, and the shop asks again.',
    deployment: 'payments-apart-retrying',
    isAfresh: true,
    fault: 'cut shop->payments reply after charge returns for 500ms',
    order: true,
    turns: [
      { at: 'started', passage: BRISK },
      { at: 'lost', passage: EXACT_WAIT },
      { at: 'retried', passage: BRISK },
    ],
    waitsFor: ['lost', 'retried', 'gap:one-debit-per-order'],
    words: 'Debited twice: the shop asked again, not knowing it was done.',
    goesOn: true,
  },
  {
    id: 'together',
    button: 'Put it back together',
    doing: 'One process again, and one more order.',
    deployment: 'monolith',
    isAfresh: true,
    order: true,
    turns: [],
    waitsFor: [`whole:${PROMISE}`, 'answered'],
    words: 'One transaction again. Every boundary has such a price.',
    goesOn: false,
  },
];
