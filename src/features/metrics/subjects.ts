/** Whose figures are shown. */
import type { Plan } from '../../../simulator';
import type { Selection, SeriesSubject } from '../../shared/run';

export interface Subject {
  /** A word for a list: `operation 3`. */
  readonly id: string;
  readonly title: string;
  readonly of: SeriesSubject;
  /** Whose view of durations it is. */
  readonly seenBy: string;
}

export const REQUESTS: Subject = {
  id: 'requests',
  title: 'All requests',
  of: { kind: 'requests' },
  seenBy: 'as the customers see them: from asking to the answer',
};

/** Everything that has figures, in the order of the list. */
export function subjectsOf({ operations, services, stores, links }: Plan): Subject[] {
  const made = (
    kind: 'operation' | 'service' | 'store' | 'link',
    things: readonly { readonly name: string }[],
    seenBy: string,
  ): Subject[] =>
    things.map(({ name }, index) => ({
      id: `${kind} ${index}`,
      title: `${kind} ${name}`,
      of: { kind, index },
      seenBy,
    }));
  return [
    REQUESTS,
    ...made('operation', operations, 'as its handler sees them: from the call’s arrival to its answer'),
    ...made('service', services, 'as the service sees them: from a call’s arrival to its answer'),
    ...made('store', stores, 'as handlers see them: from sending a statement to its answer'),
    ...made(
      'link',
      links,
      'as the caller sees them: each try of a call, until its answer or until it gives up',
    ),
  ];
}

/** The subject that a selection stands for, or undefined. */
export function subjectOf(selected: Selection, subjects: readonly Subject[]): Subject | undefined {
  if (selected === undefined || selected.kind === 'request') return undefined;
  return subjects.find(({ id }) => id === `${selected.kind} ${selected.index}`);
}
