/** Asking "why?" of a broken promise, a failed request and a line of the log, and going back along the chain. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

const FAULT = 'cut payments reply after charge returns';

/** One order, its answer cut; as far as the broken promise. */
async function breakAPromise(page: Page): Promise<void> {
  await page.goto('./#corner-shop/payments-apart/one-order/1');
  await expect(page.getByRole('button', { name: /^Service payments/ })).toBeVisible({ timeout: 20_000 });
  await page.keyboard.press('b');
  const words = page.getByLabel('In words');
  await words.fill(FAULT);
  await words.press('Enter');
  await expect(page.getByRole('button', { name: `Repair: ${FAULT}` })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('radio', { name: 'Watch' }).check({ force: true });
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(page.getByRole('region', { name: 'Time' })).toContainText('1 unknown', { timeout: 15_000 });
  await page.getByRole('button', { name: 'Pause' }).click();
}

test('a broken promise leads back to the cut wire, step by step', async ({ page }) => {
  test.setTimeout(90_000);
  await breakAPromise(page);
  const panel = page.getByRole('tabpanel', { name: 'Why?' });

  await test.step('asked of nothing, it says what can be asked', async () => {
    await page.getByRole('tab', { name: 'Why?' }).click();
    await expect(panel).toContainText('Ask “Why?” at a request in Traces');
  });

  await test.step('of a broken promise', async () => {
    await page.getByRole('tab', { name: 'Promises' }).click();
    await page
      .getByRole('button', { name: /^Why\? order/ })
      .first()
      .click();
    await expect(panel.getByRole('heading')).toContainText('Why is the promise broken for order');
    const steps = panel.getByRole('listitem');
    await expect(steps.first()).toContainText(`The fault strikes: ${FAULT}.`);
    await expect(steps.nth(1)).toContainText('The answer is lost on shop->payments.');
    await expect(steps.last()).toContainText('A promise is broken');
    const { violations } = await new AxeBuilder({ page }).include('[role="tabpanel"]').analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id }) => id)).toEqual([]);
  });

  await test.step('a step leads to its moment, and a button back', async () => {
    await panel.getByRole('button', { name: /The answer is lost/ }).focus();
    await page.keyboard.press('Enter');
    await expect(panel.getByRole('button', { name: /The answer is lost/ })).toHaveAttribute(
      'aria-current',
      'step',
    );
    await panel.getByRole('button', { name: /^Go to where it was asked/ }).click();
    await expect(panel.getByRole('button', { name: /^Go to where it was asked/ })).toBeHidden();
  });

  await test.step('of a line of the log, and of a request', async () => {
    await page.getByRole('tab', { name: 'Log' }).click();
    await page
      .getByRole('button', { name: /^Why\? .*broken/ })
      .first()
      .click();
    await expect(panel.getByRole('listitem').first()).toContainText('The fault strikes');
    await page.getByRole('tab', { name: 'Traces' }).click();
    await page.getByRole('button', { name: /^Why\? request/ }).click();
    await expect(panel.getByRole('heading')).toHaveText(
      'Why does nobody know whether orders.place was done?',
    );
    await expect(panel.getByRole('listitem').last()).toContainText('The customer sees an error');
  });
});
