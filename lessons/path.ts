/** The order in which the lessons are best done, in tracks. A lesson that stands in none comes last. */
export interface Track {
  readonly title: string;
  /** Names of lessons; those that there are not yet are passed over. */
  readonly lessons: readonly string[];
}

export const PATH: readonly Track[] = [
  {
    title: 'Drawing a boundary',
    lessons: ['one-unit', 'first-boundary', 'did-it-happen', 'what-was-never-yours'],
  },
  {
    title: 'Failing together',
    lessons: ['same-leak', 'shared-table', 'the-chain', 'slots-run-out'],
  },
  {
    title: 'Knowing and being told',
    lessons: ['no-traces', 'queue', 'stale-endpoint', 'who-are-you'],
  },
  {
    title: 'And back again',
    lessons: ['monoliths-scale', 'merge-back', 'photo-desk'],
  },
];

const ELSEWHERE = 'More';

/** The names in the order of the path, each with the track that it is a part of. */
export function inOrder(
  names: readonly string[],
): readonly { readonly name: string; readonly track: string }[] {
  const onPath = PATH.flatMap(({ title, lessons }) => lessons.map((name) => ({ name, track: title })));
  const known = onPath.filter(({ name }) => names.includes(name));
  const others = names.filter((name) => onPath.every((one) => one.name !== name));
  return [...known, ...others.map((name) => ({ name, track: ELSEWHERE }))];
}
