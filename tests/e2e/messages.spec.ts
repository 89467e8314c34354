/** Messages: mail goes through a queue, a crash between the work and its acknowledgement does it twice, and what waits is seen. */
import { expect, test, type Page } from '@playwright/test';
import { breakIt, harms } from './acts';

async function openShop(page: Page): Promise<void> {
  await page.goto('./#corner-shop/mail-through-a-queue/by-hand/1');
  await expect(page.getByRole('button', { name: /^Broker mail-queue, queue/ })).toBeVisible({
    timeout: 20_000,
  });
}

async function watch(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'Watch' }).check({ force: true });
}

test('a consumer that dies before it acknowledges sends the mail twice', async ({ page }) => {
  test.setTimeout(90_000);
  await openShop(page);
  await breakIt(page, 'crash notifications when notifications.send returns');
  await watch(page);
  await page.getByRole('button', { name: 'Place order' }).click();
  await page.getByRole('tab', { name: 'Promises' }).click();
  const promise = page
    .getByRole('listitem')
    .filter({ hasText: 'Nobody is written to twice about one order.' });
  await expect(promise.first()).toContainText('Broken for 1 order', { timeout: 20_000 });
  await page.getByRole('button', { name: 'Pause' }).click();

  await test.step('both mails are in the ledger', async () => {
    await page.getByRole('tab', { name: 'Ledgers' }).click();
    const ledgers = page.getByRole('tabpanel', { name: 'Ledgers' });
    await ledgers.getByRole('combobox').selectOption({ label: 'promise one-mail-per-order' });
    await expect(ledgers.getByText(/^message-\d+-1/)).toHaveCount(2);
  });

  await test.step('why: the crash, and the redelivery', async () => {
    await page.getByRole('tab', { name: 'Promises' }).click();
    await promise
      .getByRole('button', { name: /^Why\?/ })
      .first()
      .click();
    const steps = page.getByRole('tabpanel', { name: 'Why?' }).getByRole('listitem');
    await expect(steps.first()).toContainText('crash notifications when notifications.send returns');
    await expect(steps.filter({ hasText: 'is to be delivered again' })).toHaveCount(1);
    await expect(steps.filter({ hasText: 'once more' })).toHaveCount(1);
  });
});

test('what nobody takes waits in the broker, counted', async ({ page }) => {
  test.setTimeout(90_000);
  await openShop(page);
  await breakIt(page, 'crash notifications for 3s');
  await watch(page);
  await page.getByRole('button', { name: 'Place order' }).click();
  await page.getByRole('button', { name: /^Broker mail-queue/ }).click();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector).toContainText(/messages waiting\s*1/, { timeout: 15_000 });
  await expect(inspector).toContainText(/messages waiting\s*0/, { timeout: 15_000 });
  expect(await harms(page, 'main')).toEqual([]);
});
