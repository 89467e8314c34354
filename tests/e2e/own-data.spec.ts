/** Own data: a report reads the table of payments, which is drawn as coupled; a payment that nobody called waits for it, and a renamed column breaks it. */
import { expect, test } from '@playwright/test';

test('a table that another service borrows is drawn, named, and bites', async ({ page }) => {
  test.setTimeout(90_000);
  await page.goto('./#borrowed-table/one-database/by-hand/1');
  await expect(page.getByRole('button', { name: /^Service payments/ })).toBeVisible({ timeout: 20_000 });

  await test.step('it is drawn and named', async () => {
    await expect(
      page.getByRole('img', { name: /^reports uses payments\.accounts, which payments owns/ }),
    ).toBeAttached();
    await page.getByRole('button', { name: /^Service reports/ }).click();
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    await expect(inspector.getByRole('region', { name: 'Coupled through data' })).toContainText(
      'payments cannot rename, move or drop what it keeps there without breaking reports',
    );
    await page.keyboard.press('Escape');
  });

  await test.step('a payment waits for the audit, and why says so', async () => {
    await page.getByRole('radio', { name: 'Watch' }).check({ force: true });
    await page.getByRole('button', { name: 'Audit the table' }).click();
    await page.getByRole('button', { name: 'Pay', exact: true }).click();
    const time = page.getByRole('region', { name: 'Time' });
    await expect(time).toContainText('2 requests · 0 under way · 0 failed', { timeout: 15_000 });
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('tab', { name: 'Traces' }).click();
    await page.getByRole('button', { name: /payments\.pay 2/ }).click();
    await page.getByRole('button', { name: 'Why? request 2' }).click();
    const panel = page.getByRole('tabpanel', { name: 'Why?' });
    await expect(panel.getByRole('heading')).toHaveText('Why did payments.pay take so long?');
    await expect(panel).toContainText('for a row of payments.accounts that another transaction holds');
  });

  await test.step('whoever asks instead keeps nobody', async () => {
    await page.getByRole('button', { name: 'Play' }).click();
    await page.getByRole('button', { name: 'Audit by asking' }).click();
    await page.getByRole('button', { name: 'Pay', exact: true }).click();
    await expect(page.getByRole('region', { name: 'Time' })).toContainText('4 requests · 1 under way');
  });
});

test('a release that renames a column breaks a service that was never called; expanding and contracting breaks nobody', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await page.goto('./#borrowed-table/two-of-each/by-hand/1');
  const payments = page.getByRole('button', { name: /^Service payments/ });
  await expect(payments).toBeVisible({ timeout: 20_000 });
  const time = page.getByRole('region', { name: 'Time' });
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  const versions = inspector.getByRole('region', { name: 'Versions' });
  const version = (name: string) => versions.getByRole('listitem').filter({ hasText: name }).first();
  const audit = page.getByRole('button', { name: 'Audit the table' });
  await page.getByRole('radio', { name: 'Watch' }).check({ force: true });
  await page.getByLabel('Speed').selectOption('10');

  await test.step('renamed in one step: the audit fails, and why names the release', async () => {
    await payments.click();
    await versions.getByRole('button', { name: 'Release: payments rename' }).click();
    await page.getByRole('button', { name: 'Play' }).click();
    await expect(version('rename')).toContainText('Runs in all 2 instances.', { timeout: 30_000 });
    await audit.click();
    await expect(time).toContainText('1 failed', { timeout: 15_000 });
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Traces' }).click();
    await page.getByRole('button', { name: /reports\.auditTable 1/ }).click();
    await page.getByRole('button', { name: 'Why? request 1' }).click();
    const root = page.getByRole('tabpanel', { name: 'Why?' }).getByRole('listitem').first();
    await expect(root).toContainText('release payments rename');
  });

  await test.step('undone, and on the long way: every audit on it is done', async () => {
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(time).not.toContainText('1 request');
    for (const [service, name] of [
      ['payments', 'expand'],
      ['payments', 'migrate'],
      ['reports', 'migrate'],
      ['payments', 'contract'],
    ] as const) {
      await page.getByRole('button', { name: new RegExp(`^Service ${service}`) }).click();
      await versions.getByRole('button', { name: `Release: ${service} ${name}` }).click();
      await page.getByRole('button', { name: 'Play' }).click();
      await expect(version(name)).toContainText('Runs in all 2 instances.', { timeout: 30_000 });
      await audit.click();
      await expect(time).toContainText('0 under way · 0 failed', { timeout: 15_000 });
      await page.getByRole('button', { name: 'Pause' }).click();
      await page.keyboard.press('Escape');
    }
  });
});
