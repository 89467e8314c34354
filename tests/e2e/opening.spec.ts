import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';

/** The opening, as a newcomer meets it: every consequence is waited for on the screen and in the ledgers. */

const STEPS = [
  ['Place an order', 'Money and order in one transaction'],
  ['Crash it mid-order', 'Nothing is half-done'],
  ['Pull payments out', 'one promise is gone'],
  ['Cut the wire after the debit', 'The money is gone, and no order'],
  ['Let the shop retry', 'Debited twice'],
  ['Put it back together', 'One transaction again'],
] as const;

const opening = (page: Page): Locator => page.getByRole('region', { name: /^The opening/ });
const money = (page: Page): Locator =>
  page.getByRole('table').getByRole('row').nth(1).getByRole('cell').nth(0);
const orders = (page: Page): Locator =>
  page.getByRole('table').getByRole('row').nth(1).getByRole('cell').nth(1);

/** Presses through the first steps, in the way given, up to and including the one whose button begins so. */
async function pressTo(page: Page, last: string, press: (button: Locator) => Promise<void>): Promise<void> {
  for (const [label, words] of STEPS) {
    await press(page.getByRole('button', { name: label }));
    await expect(page.getByRole('status').filter({ hasText: words })).toBeVisible();
    if (label.startsWith(last)) return;
  }
}

const byMouse = (button: Locator): Promise<void> => button.click();

/** The one button has the focus from the beginning and keeps it. */
async function byKeyboard(button: Locator): Promise<void> {
  await expect(button).toBeFocused();
  await button.page().keyboard.press('Enter');
}

async function expectGap(page: Page): Promise<void> {
  await expect(money(page)).toContainText('−€');
  await expect(orders(page)).toContainText('no order');
  const age = async (): Promise<number> => Number(/([\d.]+) s/.exec(await orders(page).innerText())?.[1]);
  const before = await age();
  await expect.poll(age).toBeGreaterThan(before);
}

async function expectDoubleDebit(page: Page): Promise<void> {
  const [first, second] = (await money(page).innerText()).split('\n');
  expect(first).toMatch(/ −€\d+[.]\d\d$/);
  expect(second).toBe(`${first} ✕ again`);
  await expect(orders(page)).toContainText('×');
}

async function expectPlayground(page: Page): Promise<void> {
  await expect(opening(page)).toBeHidden();
  await expect(page.getByRole('region', { name: 'Time' })).toBeVisible();
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

test('by mouse: an order, a crash, a gap whose clock runs, a double debit, and back together', async ({
  page,
}) => {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto('./');
  await expect(page.getByRole('region', { name: 'Time' })).toBeHidden();
  await pressTo(page, 'Place', byMouse);
  await expect(money(page)).toContainText('−€');
  await expect(orders(page)).toContainText('×');
  await byMouse(page.getByRole('button', { name: 'Crash it mid-order' }));
  await expect(page.getByRole('status').filter({ hasText: 'Nothing is half-done' })).toBeVisible();
  await expect(page.getByRole('table').getByRole('row')).toHaveCount(2);
  await byMouse(page.getByRole('button', { name: 'Pull payments out' }));
  await expect(page.getByText('kept by nothing')).toBeVisible();
  await byMouse(page.getByRole('button', { name: 'Cut the wire' }));
  await expectGap(page);
  await byMouse(page.getByRole('button', { name: 'Let the shop retry' }));
  await expect(page.getByRole('status').filter({ hasText: 'Debited twice' })).toBeVisible();
  await expectDoubleDebit(page);
  await byMouse(page.getByRole('button', { name: 'Put it back together' }));
  await expectPlayground(page);
  await page.getByRole('button', { name: 'Break it yourself' }).click();
  await expect(page.getByRole('dialog', { name: 'Break something' })).toContainText('Kills shop.');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Open Online Boutique' }).click();
  await expect(page).toHaveURL(/#online-boutique/);
  expect(faults).toEqual([]);
});

test('by keyboard: Enter after Enter, and Escape leaves it', async ({ page }) => {
  await page.goto('./');
  await pressTo(page, 'Cut', byKeyboard);
  await expectGap(page);
  await page.keyboard.press('Space');
  await expect(page.getByRole('status').filter({ hasText: 'Debited twice' })).toBeVisible();
  await expectDoubleDebit(page);
  await page.keyboard.press('Escape');
  await expectPlayground(page);
});

test('a double click presses once', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('button', { name: 'Place an order' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'in one transaction' })).toBeVisible();
  // The second click of a pair that began before the button had another name.
  await page.getByRole('button', { name: 'Crash it mid-order' }).dispatchEvent('click', { detail: 2 });
  await expect(page.getByRole('status').filter({ hasText: 'in one transaction' })).toBeVisible();
});

test('left once, it does not come again by itself, but when it is asked for', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('button', { name: 'Skip' }).click();
  await expectPlayground(page);
  await page.goto('about:blank');
  await page.goto('./');
  await expectPlayground(page);
  await page.goto('./#opening');
  await pressTo(page, 'Crash', byMouse);
});

test('at its end it is replayed from the beginning', async ({ page }) => {
  await page.goto('./');
  await pressTo(page, 'Put', byMouse);
  await page.getByRole('button', { name: 'Replay' }).click();
  await expect(opening(page)).toBeVisible();
  await expect(page.getByText('no debits yet')).toBeVisible();
  await pressTo(page, 'Place', byMouse);
});

test('an address that names a system is shown as it is', async ({ page }) => {
  await page.goto('./#online-boutique');
  await expectPlayground(page);
});

test('without storage it is shown, and nothing breaks', async ({ page }) => {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await page.goto('./');
  await page.getByRole('button', { name: 'Skip' }).click();
  await expectPlayground(page);
  expect(faults).toEqual([]);
});

test('390 pixels wide nothing is cut off', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./');
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  await pressTo(page, 'Cut', byMouse);
  await expectGap(page);
  expect(await overflow()).toBeLessThanOrEqual(0);
  await expect(page.getByRole('table')).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('button', { name: 'Let the shop retry' })).toBeInViewport({ ratio: 1 });
});

test.describe('with reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('the same story', async ({ page }) => {
    await page.goto('./');
    await pressTo(page, 'Let', byMouse);
    await expectDoubleDebit(page);
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test('nothing keeps anybody out', async ({ page }) => {
      await page.goto('./');
      await expect(page.getByText('no debits yet')).toBeVisible();
      await expectAccessible(page);
      await pressTo(page, 'Cut', byMouse);
      await expectAccessible(page);
    });
  });
}
