/** Drawing a boundary, reading what it costs, and the ways back. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { harms } from './acts';

const MONOLITH = './#corner-shop/monolith/by-hand/1';
const STEP = 'Move payments to its own service';

async function openShop(page: Page): Promise<Locator> {
  await page.goto(MONOLITH);
  const picture = page.getByRole('application');
  await expect(picture.getByRole('button', { name: /^Service shop/ })).toBeVisible({ timeout: 20_000 });
  return picture;
}

test('by mouse: payments leave the shop, a promise is gone and shown, measured, and taken back', async ({
  page,
}) => {
  test.slow();
  const picture = await openShop(page);
  await page.getByRole('button', { name: 'Draw' }).click();
  await expect(page.getByRole('toolbar', { name: 'Drawing' })).toBeVisible();
  const tile = await picture.getByRole('button', { name: 'Module payments' }).boundingBox();
  const room = await picture.boundingBox();
  if (tile === null || room === null) throw new Error('there is nothing to drag');
  await page.mouse.move(tile.x + 20, tile.y + tile.height / 2);
  await page.mouse.down();
  await page.mouse.move(room.x + 220, room.y + 60, { steps: 4 });
  await page.mouse.move(room.x + 240, room.y + 40, { steps: 4 });
  await page.mouse.up();
  const payments = picture.getByRole('button', { name: /^Service payments/ });
  await expect(payments).toBeVisible({ timeout: 15_000 });

  const panel = page.getByRole('region', { name: 'Boundary', exact: true });
  const promises = panel.getByRole('region', { name: 'Promises that lost their guarantee' });
  const promise = promises.getByRole('button', {
    name: /Nothing guarantees any more: “A customer is debited/,
  });
  await promise.click();
  await expect(picture.locator('[data-pointed="wire:shop->payments"]')).toBeAttached();
  await expect(picture.locator('[data-pointed="module:orders"]')).toBeAttached();
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('orders.place');
  expect(await harms(page, '[aria-label="Panels"]')).toEqual([]);

  await panel.getByRole('button', { name: 'Measure it' }).click();
  await expect(panel.getByRole('row', { name: /^orders\.place .* slower$/ })).toBeVisible({
    timeout: 60_000,
  });

  await panel.getByRole('button', { name: 'Undo' }).click();
  await expect(payments).toBeHidden({ timeout: 15_000 });
  await expect(panel).toContainText('No difference');
});

test('by keyboard: split, merge back, a seam and the stages', async ({ page }) => {
  test.slow();
  const picture = await openShop(page);
  const press = async (button: Locator): Promise<void> => {
    await button.focus();
    await page.keyboard.press('Enter');
  };
  await press(picture.getByRole('button', { name: 'Module payments' }));
  await press(page.getByRole('button', { name: 'Move to its own service' }));
  const payments = picture.getByRole('button', { name: /^Service payments/ });
  await expect(payments).toBeVisible({ timeout: 15_000 });
  await expect(page.getByRole('button', { name: `Undo: ${STEP}` })).toBeVisible();
  const panel = page.getByRole('region', { name: 'Boundary', exact: true });
  await expect(panel).toContainText('orders.place calls payments.charge over shop->payments now');

  await press(payments);
  await press(page.getByRole('button', { name: 'Merge into shop' }));
  await expect(payments).toBeHidden({ timeout: 15_000 });
  await expect(panel.getByRole('region', { name: 'What it relieves' })).toContainText(
    'It is guaranteed again',
  );

  await panel.getByRole('radio', { name: 'What it costs' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(panel.getByRole('region', { name: 'No seams' })).toContainText(
    'No seam around payments in shop: orders.place holds it and others in one transaction.',
  );
  await press(panel.getByRole('button', { name: /^orders → payments: / }));
  await expect(panel.getByRole('status').filter({ hasText: 'in one transaction' })).toBeVisible();
  expect(await harms(page, '[aria-label="Panels"]')).toEqual([]);
  await press(panel.getByRole('button', { name: 'Split here: users' }));
  await expect(picture.getByRole('button', { name: /^Service users/ })).toBeVisible({ timeout: 15_000 });
  await page.keyboard.press('Control+z');
  await expect(picture.getByRole('button', { name: /^Service users/ })).toBeHidden({ timeout: 15_000 });

  await panel.getByRole('radio', { name: 'What it costs' }).focus();
  await page.keyboard.press('ArrowLeft');
  await panel.getByLabel('Take out', { exact: true }).selectOption('payments');
  await press(panel.getByRole('button', { name: 'Try this stage: The code apart' }));
  await expect(payments).toBeVisible({ timeout: 15_000 });
  await expect(picture.getByText('shared by 2')).toBeVisible();
  await press(panel.getByRole('button', { name: 'Try this stage: Apart' }));
  await expect(picture.getByText('shared by 2')).toBeHidden({ timeout: 15_000 });
  expect(await harms(page, '[aria-label="Panels"]')).toEqual([]);
  await press(panel.getByRole('button', { name: /^Go back/ }));
  await expect(payments).toBeHidden({ timeout: 15_000 });
});
