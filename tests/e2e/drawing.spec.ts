/** Drawing in the picture: by mouse, and the same by keyboard alone; every step has a name and is taken back. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { harms } from './acts';

const MONOLITH = './#corner-shop/monolith/by-hand/1';

/** Opens a system, ready to be drawn in. */
async function draw(page: Page, address = MONOLITH): Promise<Locator> {
  await page.goto(address);
  const picture = page.getByRole('application');
  await expect(picture.getByRole('button', { name: /^Service / }).first()).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Draw' }).click();
  await expect(page.getByRole('toolbar', { name: 'Drawing' })).toBeVisible();
  return picture;
}

/** Waits until a step is told, takes it back, and waits until that has come about. */
async function undo(page: Page, step: string): Promise<void> {
  await expect(page.getByRole('button', { name: `Undo: ${step}` })).toBeVisible({ timeout: 15_000 });
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: `Do it again: ${step}` })).toBeVisible({ timeout: 15_000 });
}

async function drag(
  page: Page,
  from: Locator,
  to: { readonly x: number; readonly y: number },
): Promise<void> {
  const box = await from.boundingBox();
  if (box === null) throw new Error('there is nothing to drag');
  await page.mouse.move(box.x + Math.min(30, box.width / 2), box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x - 20, to.y - 20, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}

async function middle(of: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const { x, y, width, height } = (await of.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  return { x: x + width / 2, y: y + height / 2 };
}

/** A place at the top of the canvas, beside the palette. */
async function corner(page: Page): Promise<{ readonly x: number; readonly y: number }> {
  const { x = 0, y = 0 } = (await page.getByRole('application').boundingBox()) ?? {};
  return { x: x + 240, y: y + 40 };
}

/** A place in the canvas where nothing stands, right of everything. */
async function freePlace(page: Page): Promise<{ readonly x: number; readonly y: number }> {
  const room = await page.getByRole('application').boundingBox();
  return { x: (room?.x ?? 0) + (room?.width ?? 0) - 190, y: (room?.y ?? 0) + 220 };
}

test('by mouse: a part is dropped, moved, wired, and a module gets its own service', async ({ page }) => {
  test.slow();
  const picture = await draw(page);
  const service = picture.getByRole('button', { name: /^Service service,/ });

  await drag(page, page.getByRole('button', { name: 'Add Service' }), await freePlace(page));
  await expect(service).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText('Add service. Undo with Control Z.')).toBeAttached();
  await undo(page, 'Add service');
  await expect(service).toBeHidden();
  await page.keyboard.press('Control+Shift+z');
  await expect(service).toBeVisible({ timeout: 15_000 });

  const before = await service.boundingBox();
  await drag(page, service, { x: (before?.x ?? 0) + 30, y: (before?.y ?? 0) + 150 });
  await undo(page, 'Move service');
  await expect
    .poll(async () => Math.abs(((await service.boundingBox())?.y ?? 0) - (before?.y ?? 0)))
    .toBeLessThan(3);

  // What cannot be wired says why: the shop's code is its own.
  const shop = picture.getByRole('button', { name: /^Service shop/ });
  await shop.hover();
  await drag(page, picture.getByRole('button', { name: 'Connect shop' }), await middle(service));
  await expect(page.getByText(/has code of its own.*ctx\.call\('service\.handle'\)/).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await service.hover();
  const database = picture.getByRole('button', { name: /^Store database/ });
  await drag(page, picture.getByRole('button', { name: 'Connect service' }), await middle(database));
  const wire = picture.locator('[data-id="service->database"]');
  await expect(wire).toBeAttached({ timeout: 15_000 });
  await undo(page, 'Connect service to database');
  await expect(wire).not.toBeAttached();

  await page.getByRole('button', { name: 'Show everything' }).click();
  await drag(page, picture.getByRole('button', { name: 'Module payments' }), await corner(page));
  const payments = picture.getByRole('button', { name: /^Service payments/ });
  await expect(payments).toBeVisible({ timeout: 15_000 });
  await undo(page, 'Move payments to its own service');
  await expect(payments).toBeHidden();
});

test('by keyboard: add, wire, move, rename, duplicate and delete', async ({ page }) => {
  test.slow();
  const picture = await draw(page);
  await picture.getByRole('button', { name: /^Clients/ }).focus();
  await page.keyboard.press('Enter');

  await page.keyboard.press('a');
  await expect(page.getByRole('combobox', { name: 'Add a part' })).toBeFocused();
  await page.keyboard.type('serv');
  await expect(page.getByRole('dialog').getByRole('option').first()).toHaveText(/^Service/);
  await page.keyboard.press('Enter');
  const service = picture.getByRole('button', { name: /^Service service,/ });
  await expect(service).toBeVisible({ timeout: 15_000 });
  // Beside what is picked, and wired to it.
  await page.keyboard.press('a');
  await expect(page.getByRole('combobox', { name: 'Add a part' })).toBeFocused();
  await page.keyboard.type('cache');
  await page.keyboard.press('Enter');
  await expect(picture.locator('[data-id="service->cache"]')).toBeAttached({ timeout: 15_000 });
  await undo(page, 'Add cache');
  await service.focus();
  await page.keyboard.press('Enter');

  await page.keyboard.press('c');
  await page.keyboard.type('cl');
  await expect(page.getByText('Clients ask services, and nobody calls clients.')).toBeVisible();
  // A pause, and the letters begin anew.
  await page.waitForTimeout(1200);
  await page.keyboard.type('data');
  await page.keyboard.press('Enter');
  await undo(page, 'Connect service to database');

  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Alt+ArrowDown');
  await undo(page, 'Move service');

  await page.keyboard.press('F2');
  await page.keyboard.type('stock');
  await page.keyboard.press('Enter');
  const stock = picture.getByRole('button', { name: /^Service stock/ });
  await expect(stock).toBeVisible({ timeout: 15_000 });
  await stock.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+d');
  await expect(picture.getByRole('button', { name: /^Service stock-2/ })).toBeVisible({ timeout: 15_000 });
  await undo(page, 'Duplicate stock');
  await stock.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Delete');
  await expect(stock).toBeHidden({ timeout: 15_000 });
  await undo(page, 'Delete stock');
  await expect(stock).toBeVisible({ timeout: 15_000 });

  await picture.getByRole('button', { name: 'Module orders' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('m');
  await undo(page, 'Move orders to its own service');
});

test('everything there is to do has a name, and nothing keeps anybody out', async ({ page }) => {
  const picture = await draw(page);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'What to do' })).toBeFocused();
  await page.keyboard.type('pick every');
  await expect(page.getByRole('dialog').getByRole('option')).toHaveCount(1);
  expect(await harms(page, 'dialog')).toEqual([]);
  await page.keyboard.press('Enter');
  expect(await harms(page, '[role=toolbar]')).toEqual([]);
  await page.getByRole('button', { name: 'Align on their tops' }).click();
  await undo(page, 'Align on their tops');
  await page.getByRole('button', { name: 'Draw' }).click();
  await expect(page.getByRole('toolbar', { name: 'Drawing' })).toBeHidden();
  await expect(picture.locator('[data-mark]')).toHaveCount(0);
});
