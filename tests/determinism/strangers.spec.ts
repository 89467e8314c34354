/**
 * A document that brings its own handlers has one history as well: on the command line, which runs it in a restricted child
 * of Node, and in the page.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import type { RunReport } from '../../simulator/engine/report';
import { test } from './fixture';
import { reportInChromium } from './in-chromium';
import { firstSeed, howToRepeat } from './seeds';

// A history that differs once differs.
test.describe.configure({ retries: 0 });

/** What the command line reports of a document. Handlers that take too many steps make it end with 1, and it reports all the same. */
function onTheCommandLine(file: string, document: object, seed: number): RunReport {
  writeFileSync(file, JSON.stringify(document));
  const args = ['tools/faultline.mjs', 'run', file, '--seed', String(seed), '--json'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

test('the language looks the same to a handler', async ({ node, page }, info) => {
  test.setTimeout(120_000);
  const document = node.languageDocument();
  const ours = onTheCommandLine(info.outputPath('language.json'), document, 1);
  const theirs = await reportInChromium(page, node.prepare(document, { seed: 1 }));
  const worked = ({ operations }: RunReport): object =>
    Object.fromEntries(operations.map(({ name, errors, latencyMs }) => [name, [errors, latencyMs.max]]));
  expect(worked(theirs)).toEqual(worked(ours));
  expect(theirs.hash).toBe(ours.hash);
  expect(ours.requests).toMatchObject({ failed: 0, inFlight: 0 });
});

test('made-up systems have the same history on the command line and in the page', async ({
  node,
  page,
}, info) => {
  test.setTimeout(120_000);
  const first = firstSeed();
  for (let seed = first; seed < first + 4; seed++) {
    const { plan, text, document } = node.makeCase(seed);
    const ours = onTheCommandLine(info.outputPath(`${seed}.json`), document, seed);
    const theirs = await reportInChromium(page, { plan, text });
    expect(theirs.hash, howToRepeat(seed)).toBe(ours.hash);
  }
});
