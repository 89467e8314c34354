/** What the browser tests of determinism share: a page with the engine, the engine in Node, and the comparison of the two. */
import { pathToFileURL } from 'node:url';
import { expect, test as base, type Page } from '@playwright/test';
import { bundleForNode } from '../../tools/bundle.mjs';
import { openEnginePage } from '../engine-page/open';
import type { Case } from './case';
import { firstDifference, printDifference } from './first-difference';
import { chromiumWitness, executeInChromium } from './in-chromium';

type InNode = typeof import('./in-node');

interface PerWorker {
  /** Where the page with the engine is served. */
  readonly engineUrl: string;
  /** The engine in this process. */
  readonly node: InNode;
}

/** Tests with a page that has the engine ready. */
export const test = base.extend<object, PerWorker>({
  engineUrl: [
    async ({ browserName: _ }, provide) => {
      const served = await openEnginePage();
      await provide(served.url);
      await served.close();
    },
    { scope: 'worker' },
  ],
  node: [
    async ({ browserName: _ }, provide) => {
      const file = await bundleForNode('tests/determinism/in-node.ts');
      const bundle: InNode = await import(pathToFileURL(file).href);
      await provide(bundle);
    },
    { scope: 'worker' },
  ],
  page: async ({ page, engineUrl }, provide) => {
    await page.goto(engineUrl);
    await page.waitForFunction(() => 'engine' in window);
    await provide(page);
  },
});

/** Executes a case in Node and in the page and expects the same of both; tells the first event that differs. Answers what Node has. */
export async function expectTheSame(
  node: InNode,
  page: Page,
  given: Case,
): Promise<ReturnType<InNode['execute']>> {
  const executed = node.execute(given);
  const { hash, events, failure, interventions } = executed;
  const ours = { hash, events, failure, interventions };
  const theirs = await executeInChromium(page, given);
  if (JSON.stringify(theirs) !== JSON.stringify(ours)) {
    const [here, there] = [
      node.nodeWitness(given, interventions),
      chromiumWitness(page, given, interventions),
    ];
    const difference = await firstDifference(here, there, Math.max(events, theirs.events));
    const words = printDifference(difference, ['Node', 'Chromium']);
    expect(theirs, `${given.name}: ${words}`).toEqual(ours);
  }
  return executed;
}
