/**
 * Every shipped system under every deployment, broken and mended while it runs: one history, in Node and in Chromium.
 *
 * @holds components, faults
 */
import { expect } from '@playwright/test';
import { expectTheSame, test } from './fixture';
import { firstDifference, printDifference } from './first-difference';
import { chromiumWitness } from './in-chromium';

// A history that differs once differs.
test.describe.configure({ retries: 0 });

test('Node and Chromium tell the same history of every system', async ({ node, page }) => {
  test.setTimeout(300_000);
  const struck = new Set<string>();
  for (const given of node.shippedCases()) {
    const { simulation } = await test.step(given.name, () => expectTheSame(node, page, given));
    for (const { kind, touched } of simulation.schedule.states()) if (touched > 0) struck.add(kind);
  }
  // A case in which nothing happens would agree too.
  expect([...struck].sort()).toEqual(node.faultKinds().sort());
});

test('Node and Chromium agree for every kind of component under every kind of fault', async ({
  node,
  page,
}) => {
  test.setTimeout(120_000);
  for (const given of node.specimenCases())
    await test.step(given.name, async () => {
      await expectTheSame(node, page, given);
    });
});

test('the first event that differs is found and told', async ({ node, page }) => {
  test.setTimeout(120_000);
  const [given] = node.shippedCases();
  if (given === undefined) throw new Error('no system ships');
  const { interventions, events } = node.execute(given);
  const [first] = given.plan.faults;
  if (first === undefined) throw new Error('the case has faults');
  // The same run, but that the first fault comes one nanosecond later.
  const later = { ...first, trigger: { kind: 'time' as const, atNs: 4e9 + 1 } };
  const other = { ...given, plan: { ...given.plan, faults: [later, ...given.plan.faults.slice(1)] } };
  const [here, there] = [node.nodeWitness(given, interventions), chromiumWitness(page, other, interventions)];
  const difference = await firstDifference(here, there, events);
  expect(difference?.ours[0]).toMatchObject({ fact: 'faultStruck', atNs: 4e9, a: 0 });
  expect(difference?.theirs[0]).toMatchObject({ fact: 'faultStruck', atNs: 4e9 + 1, a: 0 });
  expect(printDifference(difference, ['Node', 'Chromium'])).toMatch(
    /part at event \d+\nNode:\n {2}> row \d+ at 4000000000 ns: faultStruck a=0/,
  );
});
