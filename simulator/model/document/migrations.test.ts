import { expect, test } from 'vitest';
import { FaultList } from '../document-fault';
import { FORMAT, migrate } from './migrations';
import type { PlainObject } from './migrations';

/** What migrating gives, or the faults it finds. */
function lift(document: PlainObject, ...migrations: ((document: PlainObject) => PlainObject)[]): unknown {
  const faults = new FaultList();
  return migrate(document, faults, migrations) ?? faults.faults.map(({ code, path }) => `${code} ${path}`);
}

test('a document of the newest format stays as it is', () => {
  expect(lift({ format: FORMAT, a: 1 })).toEqual({ format: 'faultline/1', a: 1 });
});

test('an older document is lifted one version at a time', () => {
  const second = ({ a, ...others }: PlainObject): PlainObject => ({ ...others, b: [a ?? null] });
  const third = ({ b, ...others }: PlainObject): PlainObject => ({ ...others, c: [b ?? null] });
  expect(lift({ format: 'faultline/1', a: 1 }, second, third)).toEqual({ format: 'faultline/3', c: [[1]] });
  expect(lift({ format: 'faultline/2', b: [1] }, second, third)).toEqual({ format: 'faultline/3', c: [[1]] });
  expect(lift({ format: 'faultline/3', c: 1 }, second, third)).toEqual({ format: 'faultline/3', c: 1 });
});

test('a newer format, a foreign one and none at all are told apart', () => {
  expect(lift({ format: 'faultline/2' })).toEqual(['newer-format format']);
  expect(lift({ format: 'faultline/0' })).toEqual(['unknown-format format']);
  expect(lift({ format: 'faultline/1.5' })).toEqual(['unknown-format format']);
  expect(lift({ format: 7 })).toEqual(['unknown-format format']);
  expect(lift({})).toEqual(['no-format format']);
});
