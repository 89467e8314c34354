/**
 * A pack: what a workshop's leader hands to a room, as one link. Lessons and exercises in their order, each with its time and
 * with faults that the room is not told of. Nothing in it is secret: whoever unpacks the link can read all of it.
 */
import type { Plain } from '../../simulator/model/plan';
import type { Assignment } from '../form/lesson';

export const PACK_FORMAT = 'faultline-pack/1';

export interface Pack {
  readonly title: string;
  readonly items: readonly PackItem[];
}

export interface PackItem {
  /** The lesson's name; an exercise has one of its own. */
  readonly lesson: string;
  /** Its time box. */
  readonly minutes: number;
  /** Faults that nobody is told of, in the words of the fault grammar; a design is judged with them, too. */
  readonly hidden: readonly string[];
  /** Left out for a lesson that ships. */
  readonly exercise?: Exercise | undefined;
}

/** A system and a task, without the steps of a lesson. */
export interface Exercise {
  readonly title: string;
  readonly task: string;
  /** A shipped system. */
  readonly system: string;
  /** A merge patch that makes the system into what the exercise begins with. */
  readonly start: Readonly<Record<string, Plain>>;
  readonly deployment: string;
  readonly experiment: string;
  readonly seed: number;
  /** As they are written in a lesson. May be empty: then nothing is judged, and the room talks about it. */
  readonly objectives: readonly Plain[];
}

/** What is judged with the faults that the room was not told of. */
export function withHidden<Judged extends Assignment>(assignment: Judged, hidden: readonly string[]): Judged {
  if (hidden.length === 0) return assignment;
  const { judged } = assignment;
  return { ...assignment, judged: { ...judged, adversary: [...judged.adversary, ...hidden] } };
}
