import { expect, test } from '@playwright/test';

test('the build starts under a sub-path', async ({ page }) => {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('requestfailed', (request) => {
    // Chromium at times says of a worker's blob that it was aborted, although the worker runs; whether it does is asked below.
    if (!request.url().startsWith('blob:')) faults.push(request.url());
  });
  await page.goto('./');
  await expect(page).toHaveTitle('Faultline');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Place an order' })).toBeEnabled();
  expect(faults).toEqual([]);
});
