import { expect, test } from '@playwright/test';

test('the build starts under a sub-path', async ({ page }) => {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('requestfailed', (request) => {
    // A run that is replaced while it starts takes its worker's script along; what the server was asked for has to come.
    if (!request.url().startsWith('blob:')) faults.push(request.url());
  });
  await page.goto('./');
  await expect(page).toHaveTitle('Faultline');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(faults).toEqual([]);
});
