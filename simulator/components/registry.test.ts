import { expect, test } from 'vitest';
import { defaultOf, fillParameters } from '../model/parameter-values';
import type { ComponentDefinition } from './definition';
import { COMPONENTS } from './registry';
import { StoreTest } from './testing';

const ALL: [string, ComponentDefinition][] = Object.entries(COMPONENTS);

test.each(ALL)(
  '%s says what it is, what it leaves out and where every default comes from',
  (kind, definition) => {
    expect(definition.kind).toBe(kind);
    for (const text of [definition.title, definition.explains, definition.leavesOut])
      expect(text).not.toBe('');
    for (const parameter of Object.values(definition.parameters)) {
      expect(parameter.explains).toMatch(/\.$/);
      expect(parameter.source).toMatch(/^our choice: .|^[A-Z]\w+ .*\d/);
    }
  },
);

test.each(ALL)('the defaults of %s fit their own bounds', (_, { parameters }) => {
  const defaults = Object.entries(parameters).map(
    ([name, parameter]) => [name, defaultOf(parameter)] as const,
  );
  const { values, problems } = fillParameters(parameters, Object.fromEntries(defaults));
  expect(problems).toEqual([]);
  expect(values).toEqual(Object.fromEntries(defaults));
});

test('a store of a kind that nobody has made is an error of ours', () => {
  expect(() => new StoreTest({ kind: 'toString' as 'cache' /* wrong on purpose */ })).toThrow(
    'this engine has no toString',
  );
});
