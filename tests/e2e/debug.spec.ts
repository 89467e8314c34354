/** Stopping at a line of a handler: what the variables hold, steps from there, and the run that stays what it is. */
import { expect, test, type Page } from '@playwright/test';
import { harms } from './acts';

/** Lets time pass until nothing is under way any more; the fingerprint of all that has happened. */
async function fingerprint(page: Page): Promise<string | null> {
  const time = page.getByRole('region', { name: 'Time' });
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(time).toContainText(/[1-9]\d*[.]\d+ s/, { timeout: 20_000 });
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(time.locator('[data-hash]')).toBeVisible();
  return time.locator('[data-hash]').getAttribute('data-hash');
}

test('an order stops at a line, shows its variables, steps on and ends as it would have', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await page.goto('./#corner-shop/monolith/by-hand/1');
  await expect(page.getByRole('button', { name: /^Service shop/ })).toBeVisible({ timeout: 20_000 });
  await page.getByRole('radio', { name: 'Watch' }).check({ force: true });
  await page.getByRole('button', { name: 'Place order' }).click();
  const without = await fingerprint(page);
  await page.keyboard.press('Home');
  await page.getByRole('tab', { name: 'Debug' }).click();
  const panel = page.getByRole('tabpanel', { name: 'Debug' });
  const stopped = panel.getByRole('region', { name: 'Stopped' });

  await test.step('a breakpoint is set by keyboard, at the next line that begins a statement', async () => {
    await panel.getByLabel('Module').selectOption('orders');
    await panel.getByRole('button', { name: 'Breakpoint at line 15 of orders' }).click();
    await page.keyboard.press('Enter');
    await expect(panel.getByText('orders, line 15')).toBeHidden();
    for (let line = 15; line > 13; line--) await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(panel.getByText('orders, line 13 → line 14')).toBeVisible({ timeout: 20_000 });
    await expect(panel.getByRole('button', { name: 'Breakpoint at line 14 of orders' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  });

  await test.step('a condition that cannot be read is said, with what is in sight', async () => {
    const condition = panel.getByLabel('Only if, for orders, line 13');
    await condition.fill('amount > 0');
    await condition.press('Enter');
    await expect(panel.getByRole('alert')).toContainText('`amount` is not in sight');
    await condition.fill('quantity > 0');
    await condition.press('Enter');
    await expect(panel.getByRole('alert')).toBeHidden();
  });

  await test.step('the same order stops there', async () => {
    await panel.getByRole('button', { name: 'Continue' }).click();
    await expect(stopped).toContainText('orders.place on shop#1, for request 1, stands before line 14.', {
      timeout: 20_000,
    });
    await expect(stopped.getByRole('row', { name: /^quantity \d+$/ })).toBeVisible();
    await expect(panel.locator('[aria-current="step"]')).toContainText('await ctx.work();');
    expect(await harms(page, '[role="tabpanel"]')).toEqual([]);
  });

  await test.step('and goes on from line to line, and to the next event', async () => {
    await panel.getByRole('button', { name: 'Next line' }).click();
    await expect(stopped).toContainText('stands before line 15.');
    await page.keyboard.press('F10');
    await expect(stopped).toContainText('stands before line 16.');
    await expect(stopped.getByRole('row', { name: /^profile \{ name: "/ })).toBeVisible();
    await panel.getByRole('button', { name: 'Next event' }).click();
    await expect(stopped).toBeHidden();
  });

  await test.step('continued, it is the run that it was without', async () => {
    await page.getByRole('radio', { name: 'Watch' }).check({ force: true });
    await panel.getByRole('button', { name: 'Continue' }).click();
    expect(await fingerprint(page)).toBe(without);
  });
});
