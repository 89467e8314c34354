/**
 * What comes from outside: a link that was followed, a file that was chosen. What brings code of its own is run only when
 * the person at the page has said so; what cannot be read is told, and what was open stays.
 */
import { createValue, type Problem, type Value } from '../shared/run';
import type { SavedRun } from './keeping';

export type Came = 'link' | 'file' | 'browser';

export type Arrival =
  /** It brings code, and waits for an answer. */
  | {
      readonly kind: 'asks';
      readonly came: Came;
      readonly run: SavedRun;
      readonly answer: (isWanted: boolean) => void;
    }
  | {
      readonly kind: 'refused';
      readonly came: Came;
      readonly problem: Problem;
      readonly answer: () => void;
    };

/** What has just come, and is looked at. */
export const arrival: Value<Arrival | undefined> = createValue<Arrival | undefined>(undefined);
