/** Asking "why?" of a broken promise, a failed request and a line of the log, and going back along the chain. */
import { expect, test } from '@playwright/test';
import { breakAPromise, harms } from './acts';

const FAULT = 'cut payments reply after charge returns';

test('a broken promise leads back to the cut wire, step by step', async ({ page }) => {
  test.setTimeout(90_000);
  await breakAPromise(page, FAULT);
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
    expect(await harms(page, '[role="tabpanel"]')).toEqual([]);
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
    await expect(panel.getByRole('listitem').last()).toContainText('The customer is left not knowing');
  });
});
