/** A lesson for the tests: an opening, a question, something to mend, an end. */
import type { Lesson } from '../../document/lessons';

const asked = { measure: 'gaps', of: [], quantile: 'p95' } as const;
const choice = [
  { ...asked, says: 'None.', naive: true, is: 0 },
  { ...asked, says: 'Some.', naive: false, atLeast: 1 },
];

export const LESSON = {
  name: 'test',
  title: 'A test',
  deployment: 'monolith',
  experiment: 'rush',
  seed: 1,
  document: {
    name: 'shop',
    deployments: { monolith: {}, apart: {} },
    experiments: { rush: { faults: ['a'] } },
  },
  patches: {},
  allow: { components: ['service'], commands: ['boundary', 'instances'] },
  judged: { seeds: 3, adversary: ['b'] },
  objectives: [{ ...asked, id: 'kept', says: 'Kept.', is: 0, under: 'both' }],
  hints: ['Look.'],
  solution: { says: 'Apart.', deployment: 'apart', faults: [] },
  decoys: [],
  steps: [
    { title: 'Ask', text: '', adds: 'promises', predict: { ask: 'How many?', because: 'So.', choice } },
    { title: 'Mend', text: '', adds: 'boundary', achieve: ['kept'] },
  ],
} as unknown as Lesson; // as much of one as the page looks at here
