import { expect, test } from 'vitest';
import type { SystemDocument } from '../../simulator';
import { isQuiet, validChoice } from './choice';

// As much of a document as is looked at.
const document = {
  name: 'shop',
  deployments: { monolith: {}, apart: {} },
  experiments: {
    busy: { workload: { open: {} } },
    quiet: { workload: { requests: [] } },
    one: { workload: { requests: [{ at: '1s', task: 'order' }] } },
  },
} as unknown as SystemDocument;

test('keeps what the document knows', () => {
  const wanted = { system: 'shop', deployment: 'apart', experiment: 'busy', seed: 9 };
  expect(validChoice(document, wanted)).toEqual(wanted);
});

test('begins with the first deployment, and with the experiment in which nobody else asks', () => {
  const choice = validChoice(document, { deployment: 'nowhere', experiment: 'constructor' });
  expect(choice).toEqual({ system: 'shop', deployment: 'monolith', experiment: 'quiet', seed: 1 });
});

test.each([-1, 1.5, Number.NaN, 2 ** 60])('%s is no seed', (seed) => {
  expect(validChoice(document, { seed }).seed).toBe(1);
});

test('an experiment with requests of its own is not quiet', () => {
  expect(['busy', 'quiet', 'one', 'missing'].map((name) => isQuiet(document, name))).toEqual([
    false,
    true,
    false,
    false,
  ]);
});
