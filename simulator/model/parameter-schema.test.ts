import { expect, test } from 'vitest';
import * as z from 'zod';
import { words } from './document/issues';
import { fillParameters } from './parameter-values';
import { parameterSchema, withParameters } from './parameter-schema';
import type { Parameters } from './parameters';

const about = { explains: 'What it does.', source: 'our choice' };

const PARAMETERS: Parameters = {
  after: { ...about, kind: 'duration', defaultNs: 1e9, minNs: 1e6, maxNs: 60e9 },
  memory: { ...about, kind: 'size', defaultBytes: 2_097_152, minBytes: 1024, maxBytes: 1_073_741_824 },
  attempts: { ...about, kind: 'integer', default: 3, min: 1, max: 10, unit: 'tries' },
  share: { ...about, kind: 'probability', default: 0.5 },
  think: { ...about, kind: 'distribution', default: { kind: 'exponential', mean: 5e6 } },
  mode: { ...about, kind: 'choice', default: 'full', of: ['none', 'full'] },
  note: { ...about, kind: 'text', default: 'hello', maxLength: 10 },
};

const DEFAULTS = {
  after: 1e9,
  memory: 2_097_152,
  attempts: 3,
  share: 0.5,
  think: { kind: 'exponential', mean: 5e6 },
  mode: 'full',
  note: 'hello',
};

const schema = withParameters({ kind: z.literal('x') }, PARAMETERS);

test('parameters stand beside the base keys, and come out apart with their defaults', () => {
  expect(schema.parse({ kind: 'x' })).toEqual({ kind: 'x', parameters: DEFAULTS });
  const written = { kind: 'x' as const, after: '2s', memory: '64KiB', think: '5ms', mode: 'none' };
  expect(schema.parse(written)).toEqual({
    kind: 'x',
    parameters: {
      ...DEFAULTS,
      after: 2e9,
      memory: 65_536,
      think: { kind: 'constant', value: 5e6 },
      mode: 'none',
    },
  });
});

test.each([
  ['after', '2m'],
  ['after', 5],
  ['memory', '1B'],
  ['attempts', 0],
  ['attempts', 1.5],
  ['share', 1.1],
  ['think', {}],
  ['mode', 'half'],
  ['note', 'hello hello'],
  ['other', 1],
])('%s: %j is refused', (name, value) => {
  expect(schema.safeParse({ kind: 'x', [name]: value }).success).toBe(false);
});

test('the JSON Schema shows defaults as a document writes them, with the source', () => {
  const json = z.toJSONSchema(parameterSchema(PARAMETERS['after'] as Parameters[string]), { io: 'input' });
  expect(json).toMatchObject({
    type: 'string',
    default: '1s',
    description: 'What it does. Default: our choice.',
  });
});

test('a parameter that takes a word of the document is a mistake of ours', () => {
  expect(() => withParameters({ after: z.string() }, PARAMETERS)).toThrow('cannot be called after');
});

test('values in plan form are checked against the same bounds, without a schema', () => {
  expect(fillParameters(PARAMETERS, { after: 2e9 })).toEqual({
    values: { ...DEFAULTS, after: 2e9 },
    problems: [],
  });
  const { values, problems } = fillParameters(PARAMETERS, {
    after: 0,
    attempts: 1.5,
    mode: 'half',
    note: 'hello hello',
    oter: 1,
  });
  expect(values).toEqual(DEFAULTS);
  expect(problems.map(({ name, hint }) => `${name}: ${hint}`)).toEqual([
    expect.stringMatching(/^oter: /),
    'after: choose from 1ms to 1m',
    'attempts: choose a whole number from 1 to 10',
    'mode: there are `none`, `full`',
    'note: write at most 10 characters',
  ]);
});

test('a message carries its code and its hint', () => {
  expect(words('code', 'message', 'hint').split('\n')).toEqual(['code', 'message', 'hint']);
});
