/** Compare: a second run beside the first, in a worker of its own and in step with it; what differs, and one request in both. */
import { expect, test, type Page } from '@playwright/test';
import { breakAPromise, harms } from './acts';

const FAULT = 'cut payments reply after charge returns';

/** The cells of a figure: in the first run, in the other, and what stands between them. */
function figure(page: Page, name: string) {
  return page.getByRole('row', { name: new RegExp(`^${name} `) }).getByRole('cell');
}

const workers = (page: Page) => page.locator('iframe[title="Simulation"]');

test('two deployments, with and without a fault: the gap, the figures, and the same request in both', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await breakAPromise(page, FAULT);
  const panel = page.getByRole('tabpanel', { name: 'Compare' });
  const standing = panel.getByRole('status');
  await expect(workers(page)).toHaveCount(1);
  await page.getByRole('tab', { name: 'Compare' }).click();

  await test.step('the monolith, in step, keeps the promise', async () => {
    await expect(standing).toContainText(/^Both at \d/, { timeout: 20_000 });
    await expect(workers(page)).toHaveCount(2);
    await expect(figure(page, 'gaps: debit-iff-order')).toHaveText([
      '1',
      '0',
      /1 more.*worse.*one transaction of orders\.place holds both sides in the other/,
    ]);
    await expect(figure(page, 'unknown').first()).toHaveText('1');
    await expect(figure(page, 'services to deploy')).toHaveText(['2', '1', /1 more/]);
  });

  await test.step('the same request, and how it ended in each', async () => {
    const traces = panel.getByRole('region', { name: 'The same request in both' });
    await expect(traces).toContainText(
      'It ended differently: unknown (TIMEOUT) in “Payments apart”, done in “Monolith”.',
    );
    const spans = (name: string) => traces.getByRole('list', { name: `Spans in “${name}”` });
    await expect(spans('Payments apart').getByText('payments.charge')).toHaveCount(2);
    await expect(spans('Monolith').getByText('payments.charge')).toHaveCount(1);
    expect(await harms(page, '[role="tabpanel"]')).toEqual([]);
  });

  await test.step('the first goes back, and on: so does the other', async () => {
    await panel.getByRole('heading', { name: /^Request 1/ }).click();
    await page.keyboard.press('Home');
    await expect(standing).toHaveText(/^Both at 0\.000 s/, { timeout: 15_000 });
    await page.getByRole('button', { name: 'Play' }).click();
    await expect(figure(page, 'unknown').first()).toHaveText('1', { timeout: 20_000 });
    await page.getByRole('button', { name: 'Pause' }).click();
    await expect(standing).toContainText(/^Both at \d/, { timeout: 15_000 });
  });

  await test.step('by keyboard: the same with nothing broken', async () => {
    const choice = panel.getByLabel('Compared with');
    await choice.focus();
    await page.keyboard.press('End');
    await expect(choice).toHaveValue('calm');
    await expect(panel.getByRole('columnheader', { name: 'nothing broken' })).toBeVisible({
      timeout: 20_000,
    });
    await expect(figure(page, 'unknown').nth(1)).toHaveText('0');
  });

  await test.step('closed, it takes its worker along', async () => {
    await page.getByRole('button', { name: 'Close the panels' }).click();
    await expect(workers(page)).toHaveCount(1);
  });
});

test('before and after an edit: what a boundary costs one request, and why', async ({ page }) => {
  test.setTimeout(90_000);
  await page.goto('./#corner-shop/monolith/one-order/1');
  await expect(page.getByRole('button', { name: /^Service shop/ })).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Draw', exact: true }).click();
  await page.getByRole('button', { name: 'Module payments' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('m');
  await expect(page.getByRole('button', { name: /^Service payments/ })).toBeVisible({ timeout: 20_000 });
  await page.getByRole('radio', { name: 'Watch' }).check({ force: true });
  await page.getByRole('tab', { name: 'Compare' }).click();
  const panel = page.getByRole('tabpanel', { name: 'Compare' });
  await expect(panel.getByLabel('Compared with')).toHaveValue('before');
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(figure(page, 'done')).toHaveText(['1', '1', 'the same'], { timeout: 20_000 });
  await expect(figure(page, 'services to deploy')).toHaveText(['2', '1', /1 more/]);
  await expect(panel).toContainText(/slower in “now”: 1 more call over the network/);
});
