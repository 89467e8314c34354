/** Shared fate: identity is taken away, and whoever asks it each time falls, healthy as he is; whoever checks tokens himself stands. And a chain is less available than its links. */
import { expect, test } from '@playwright/test';
import { breakIt, harms } from './acts';

test('without identity, those who ask it fall, and those who need not stand', async ({ page }) => {
  test.setTimeout(90_000);
  await page.goto('./#signed-in/two-gateways/by-hand/1');
  await expect(page.getByRole('button', { name: /^Service identity/ })).toBeVisible({ timeout: 20_000 });
  await page.getByRole('radio', { name: 'Watch' }).check({ force: true });
  const time = page.getByRole('region', { name: 'Time' });
  const asking = page.getByRole('button', { name: 'Order by reference' });
  const checking = page.getByRole('button', { name: 'Order with signed token' });
  await asking.click();
  await checking.click();
  await expect(time).toContainText('2 requests · 0 under way · 0 failed', { timeout: 10_000 });
  await breakIt(page, 'crash identity for 60s');

  await checking.click();
  await expect(time).toContainText('3 requests · 0 under way · 0 failed', { timeout: 10_000 });
  await asking.click();
  await expect(time).toContainText('4 requests · 0 under way · 1 failed', { timeout: 10_000 });

  await test.step('orders is well, and failed because of identity', async () => {
    await page.getByRole('button', { name: /^Service orders/ }).click();
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    await expect(inspector).toContainText(/failed because of identity\D*1/);
  });

  await test.step('why: it begins with the crash', async () => {
    await page.getByRole('tab', { name: 'Log' }).click();
    await page.getByRole('button', { name: /^Why\? Request 4/ }).click();
    const steps = page.getByRole('tabpanel', { name: 'Why?' }).getByRole('listitem');
    await expect(steps.first()).toContainText('crash identity for 60s');
  });
});

test('the longer the chain, the less available: each hop loses one call in a hundred', async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto('./#chain/apart/one-in-a-hundred/1');
  await expect(page.getByRole('button', { name: /^Service hop10/ })).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: /^Clients/ }).click();
  await page.getByRole('radio', { name: 'Watch' }).check({ force: true });
  await page.getByLabel('Speed').selectOption('Infinity');
  await page.getByRole('button', { name: 'Play' }).click();
  const asked = page
    .getByRole('complementary', { name: 'Inspector' })
    .getByRole('region', { name: 'By what was asked' });
  const status = page.getByRole('region', { name: 'Time' }).getByRole('status');
  await expect(status).toContainText(/60\.0+ s/, { timeout: 60_000 });
  const done = async (hops: number): Promise<number> => {
    const row = asked.getByRole('row', { name: new RegExp(`^hop${hops}\\.ask`) });
    return Number.parseFloat((await row.getByRole('cell').last().textContent()) ?? '');
  };
  for (const [hops, least, most] of [
    [1, 98, 100],
    [3, 95.5, 98.5],
    [5, 93, 97.2],
    [10, 87.5, 93],
  ] as const) {
    const share = await done(hops);
    expect([hops, share >= least && share <= most, share]).toEqual([hops, true, share]);
  }
  expect(await harms(page, 'main')).toEqual([]);
});
