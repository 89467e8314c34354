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

test('a message that nobody can deal with is put aside after so many tries', async ({ page }) => {
  test.setTimeout(90_000);
  await openShop(page);
  await breakIt(page, "throw in notifications.send 'no such address'");
  await watch(page);
  await page.getByRole('button', { name: 'Place order' }).click();
  await page.getByRole('button', { name: /^Broker mail-queue/ }).click();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector).toContainText(/dead letters\D*1/, { timeout: 20_000 });
  await page.getByRole('tab', { name: 'Log' }).click();
  await expect(page.getByRole('tabpanel', { name: 'Log' })).toContainText(
    'A message for notifications.send is put aside after 20 deliveries',
  );
});

test('a log keeps what was read: its readers’ places are seen, they lag, and sent back they do it again', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await page.goto('./#corner-shop/mail-through-a-log/by-hand/1');
  const log = page.getByRole('button', { name: /^Broker mail-log, log/ });
  await expect(log).toBeVisible({ timeout: 20_000 });
  await watch(page);
  await page.getByRole('button', { name: 'Place order' }).click();
  await log.click();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  const readers = inspector.getByRole('region', { name: 'Readers' });
  await test.step('one of three partitions has the message, and it was read', async () => {
    await expect(readers.getByRole('row')).toHaveCount(4);
    await expect(readers.getByRole('cell', { name: '1 of 1' })).toHaveCount(1, { timeout: 15_000 });
    await expect(readers.getByRole('cell', { name: /^notifications#[12]$/ })).toHaveCount(3);
    await expect(inspector).toContainText(/lag of its readers\D*0/);
    expect(await harms(page, 'main')).toEqual([]);
  });

  await test.step('sent back to the beginning, the mail is written again, and why says by what', async () => {
    await breakIt(page, 'replay mail-log');
    await page.getByRole('tab', { name: 'Promises' }).click();
    const promise = page
      .getByRole('listitem')
      .filter({ hasText: 'Nobody is written to twice about one order.' });
    await expect(promise.first()).toContainText('Broken for 1 order', { timeout: 20_000 });
    await promise
      .getByRole('button', { name: /^Why\?/ })
      .first()
      .click();
    const steps = page.getByRole('tabpanel', { name: 'Why?' }).getByRole('listitem');
    await expect(steps.first()).toContainText('The fault strikes: replay mail-log.');
    await expect(steps.filter({ hasText: 'once more' })).toHaveCount(1);
  });

  await test.step('with its readers away it lags', async () => {
    await breakIt(page, 'crash notifications for 60s');
    await page.getByRole('button', { name: 'Place order' }).click();
    await expect(inspector).toContainText(/lag of its readers\D*[1-9]/, { timeout: 15_000 });
  });
});
