import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileName, readFile } from './file';
import { linkTo, reachOf, readLink } from './link';
import { packed } from './packed';
import { printSavedRun } from './saved-run-text';
import { anySavedRun } from './testing';

test('a run, its link and its file are the same thing in three forms', async () => {
  await fc.assert(
    fc.asyncProperty(anySavedRun, async (run) => {
      const link = await linkTo(run);
      expect(link).toMatch(/^#run=[A-Za-z0-9_-]+$/);
      expect(await readLink(link)).toEqual({ ok: true, value: run });
      expect(await readFile(new Blob([printSavedRun(run, 'indent')]))).toEqual({ ok: true, value: run });
    }),
    { numRuns: 100 },
  );
});

async function refusal(hash: string): Promise<string> {
  const read = await readLink(hash);
  if (read.ok) throw new Error('it should be refused');
  expect(read.problem.hint).not.toBe('');
  return read.problem.message;
}

test('a link that was cut says so', async () => {
  const link = await linkTo({
    system: { shipped: 'corner-shop' },
    deployment: 'monolith',
    experiment: 'by-hand',
    seed: 1,
    engine: '1',
    acts: [],
  });
  for (let length = '#run='.length; length < link.length; length += 7)
    expect(await refusal(link.slice(0, length))).toContain('damaged');
  expect(await refusal(`${link}!`)).toContain('damaged');
  expect(await refusal('#corner-shop/monolith')).toContain('no run');
});

test('a few bytes that stand for gigabytes are not unfolded', async () => {
  const bomb = `#run=${await packed('0'.repeat(50_000_000))}`;
  expect(bomb.length).toBeLessThan(100_000);
  const started = performance.now();
  expect(await refusal(bomb)).toContain('more than a run may hold');
  // Unfolding all of it would take several times as long as this.
  expect(performance.now() - started).toBeLessThan(2_000);
  expect(await refusal(`#run=${'A'.repeat(1_000_001)}`)).toContain('too long');
});

test('tells how far a link goes, and when it is none', () => {
  expect(reachOf('x'.repeat(2_000))?.says).toContain('chats');
  expect(reachOf('x'.repeat(2_001))?.says).toContain('file');
  expect(reachOf('x'.repeat(30_001))).toBeUndefined();
});

test('a file that is too large is not read', async () => {
  const read = await readFile(new Blob(['x'.repeat(5_000_001)]));
  expect(read).toMatchObject({
    ok: false,
    problem: { message: 'The file is too large: 6 MB, at most 5 MB.' },
  });
});

test.each([
  ['Corner shop', 'corner-shop.faultline.json'],
  ['../../etc/passwd', 'etc-passwd.faultline.json'],
  ['', 'system.faultline.json'],
])('“%s” becomes %s', (title, name) => {
  expect(fileName(title)).toBe(name);
});
