import { expect, test } from 'vitest';
import { ENGINE_VERSION } from '../../simulator';
import { comeTo } from './replay';

const run = (hash: string) => ({
  seek: async () => ({ ok: true, value: undefined as never }) as const,
  hash: async () => ({ ok: true, value: hash }) as const,
});
const replay = (engine: string, hash?: string) => ({
  acts: [],
  engine,
  at: { ns: 5, events: 2, ...(hash === undefined ? {} : { hash }) },
});

test.each([
  ['the same run', ENGINE_VERSION, 'abc', undefined],
  [
    'another system of the same name',
    ENGINE_VERSION,
    'other',
    /not the run that was saved.*system has changed/,
  ],
  ['another engine, the same run', '0', 'abc', /version 0 .*came out the same/],
  ['another engine, another run', '0', 'other', /not the run that was saved.*version 0/],
  ['another engine, and nothing to compare', '0', undefined, /may come out differently/],
])('%s', async (_, engine, hash, words) => {
  const notice = await comeTo(run('abc'), replay(engine, hash));
  if (words === undefined) expect(notice).toBeUndefined();
  else expect(notice).toMatch(words);
});

test('one that was given up on the way is not compared', async () => {
  const cancelled = async () => ({ ok: false, error: { kind: 'cancelled', message: '' } }) as const;
  expect(await comeTo({ ...run('other'), seek: cancelled }, replay(ENGINE_VERSION, 'abc'))).toBeUndefined();
});
