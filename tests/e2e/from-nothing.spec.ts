/**
 * From an empty canvas, by keyboard alone: a gateway, two services and a store, wired and under load; then one handler is
 * edited, something breaks, and a trace is read.
 */
import { expect, test, type Locator, type Page } from '@playwright/test';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** Presses Tab until it has the focus. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeAttached();
  for (let i = 0; i < 120; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error('the Tab key does not come to it');
}

/** Adds a part beside the one that is picked, wired to it, and gives it a name. */
async function add(page: Page, kind: string, name: string): Promise<void> {
  await page.keyboard.press('a');
  await expect(page.getByRole('combobox', { name: 'Add a part' })).toBeFocused();
  await page.keyboard.type(kind);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Undo: Add / })).toBeVisible({ timeout: 15_000 });
  await page.keyboard.press('F2');
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(
    picture(page).getByRole('button', { name: new RegExp(`^(Service|Store) ${name}`) }),
  ).toBeVisible({
    timeout: 15_000,
  });
}

function picture(page: Page): Locator {
  return page.getByRole('application');
}

/** Picks a box: the Tab key leads to the picture, arrows from box to box. */
async function pick(page: Page, name: RegExp): Promise<void> {
  const box = picture(page).getByRole('button', { name });
  await tabTo(page, picture(page).locator('[role="button"][tabindex="0"], button[tabindex="0"]').first());
  const isThere = (): Promise<boolean> => box.evaluate((element) => element === document.activeElement);
  const ways = ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowLeft', 'ArrowUp', 'ArrowRight'];
  for (let i = 0; i < 30 && !(await isThere()); i++) await page.keyboard.press(ways[i % ways.length] ?? '');
  await expect(box).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(box).toHaveAttribute('aria-pressed', 'true');
}

/** Opens a panel: its tab is reached by Tab, then by arrows. */
async function openPanel(page: Page, title: string): Promise<void> {
  const tabs = page.getByRole('tablist', { name: 'Which panel' });
  await tabTo(page, tabs.locator('[tabindex="0"]'));
  const tab = tabs.getByRole('tab', { name: title, exact: true });
  for (let i = 0; i < 20; i++) {
    if (await tab.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tabpanel', { name: title })).toBeVisible();
}

/** Lets time pass, in Watch, until the region of time says so. */
async function watchUntil(page: Page, words: RegExp): Promise<void> {
  const time = page.getByRole('region', { name: 'Time' });
  await tabTo(page, time.getByRole('button', { name: 'Play' }));
  await page.keyboard.press('2');
  await page.keyboard.press('Enter');
  await expect(time).toContainText(words, { timeout: 20_000 });
  await page.keyboard.press('Enter');
}

const CODE = `import type { Ctx } from 'faultline';

export async function handle(ctx: Ctx) {
  await ctx.work();
  const stock = await ctx.table<{ left: number }>('items').get('tea');
  await ctx.table('items').put('tea', { left: (stock?.left ?? 100) - 1 });
  ctx.log('one tea less');
  return null;
}
`;

test('a system is built, run, edited, broken and understood without a mouse', async ({ page }) => {
  test.setTimeout(240_000);
  await page.goto('./#corner-shop/monolith/by-hand/1');
  await expect(picture(page).getByRole('button', { name: /^Service shop/ })).toBeVisible({ timeout: 20_000 });

  await test.step('an empty canvas', async () => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused({ timeout: 15_000 });
    await page.keyboard.type('documents');
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('button', { name: 'An empty canvas' }));
    await page.keyboard.press('Enter');
    await expect(picture(page).getByRole('button', { name: /^Service / })).toHaveCount(0, {
      timeout: 15_000,
    });
  });

  await test.step('a gateway, two services and a store, each wired to the one before', async () => {
    await pick(page, /^Clients/);
    await add(page, 'service', 'gateway');
    await add(page, 'service', 'orders');
    await add(page, 'database', 'books');
    await pick(page, /^Service gateway/);
    await add(page, 'service', 'payments');
    for (const wire of ['clients->gateway', 'gateway->orders', 'orders->books', 'gateway->payments'])
      await expect(picture(page).locator(`[data-id="${wire}"]`)).toBeAttached();
  });

  await test.step('under load', async () => {
    await tabTo(page, page.getByRole('combobox', { name: 'Experiment' }));
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('combobox', { name: 'Experiment' })).toHaveValue('load');
    await watchUntil(page, /[1-9]\d* requests/);
  });

  await test.step('one handler is edited, and the run has it', async () => {
    await pick(page, /^Service orders/);
    await openPanel(page, 'Code');
    await expect(page.locator('.monaco-editor').first()).toBeVisible({ timeout: 30_000 });
    await tabTo(page, page.getByRole('textbox', { name: /^Code of orders/ }));
    await page.keyboard.press('Control+A');
    await page.evaluate((text) => navigator.clipboard.writeText(text), CODE);
    await page.keyboard.press('Control+V');
    await page.keyboard.press('Control+s');
    await expect(page.getByRole('tabpanel', { name: 'Code' })).toContainText('This is what runs.', {
      timeout: 30_000,
    });
    await page.keyboard.press('Control+m');
  });

  await test.step('something breaks, and a trace tells of it', async () => {
    await tabTo(page, page.getByRole('button', { name: 'Break', exact: true }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByLabel('In words'));
    await page.keyboard.type('slow payments by 300ms');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Repair: slow payments by 300ms' })).toBeVisible();
    await page.keyboard.press('Escape');
    await watchUntil(page, /[1-9]\d{1,} requests/);
    await openPanel(page, 'Traces');
    const panel = page.getByRole('tabpanel', { name: 'Traces' });
    const row = panel.getByRole('button', { name: /gateway\.handle \d+.*3\d\d\.?\d* ms/ }).first();
    await tabTo(page, row);
    await page.keyboard.press('Enter');
    await expect(panel).toContainText('payments.handle');
    await expect(panel).toContainText('orders.handle');
  });
});
