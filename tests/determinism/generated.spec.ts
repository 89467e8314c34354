/** Made-up systems, other ones with every commit: one history in Node, in small steps and in large ones, and in Chromium. */
import { expect } from '@playwright/test';
import { printDifference, firstDifference } from './first-difference';
import { expectTheSame, test } from './fixture';
import { firstSeed, howToRepeat } from './seeds';

// A history that differs once differs.
test.describe.configure({ retries: 0 });

const SYSTEMS = 15;
const SMALL = 11;

test('Node and Chromium tell the same histories of made-up systems', async ({ node, page }) => {
  test.setTimeout(300_000);
  const first = firstSeed();
  console.log(`made-up systems from seed ${first}; ${howToRepeat(first)}`);
  for (let seed = first; seed < first + SYSTEMS; seed++) {
    const given = node.makeCase(seed);
    await test.step(`${given.name} (${howToRepeat(seed)})`, async () => {
      const [large, small] = [node.execute(given), node.execute(given, { slice: SMALL })];
      expect(large.failure).toBeNull();
      if (small.hash !== large.hash) {
        const inLarge = node.nodeWitness(given, large.interventions);
        const inSmall = node.nodeWitness(given, small.interventions, SMALL);
        const difference = await firstDifference(inLarge, inSmall, large.events);
        expect(small.hash, printDifference(difference, ['large steps', 'small steps'])).toBe(large.hash);
      }
      await expectTheSame(node, page, given);
    });
  }
});
