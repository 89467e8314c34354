/** Own data: a report reads the table of payments, which is drawn as coupled; and a payment that nobody called waits for it. */
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
