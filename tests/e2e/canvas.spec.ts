/** The picture of the system, and the same in words: seen, walked by keyboard, broken, and in small. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';

const APART = './#corner-shop/payments-apart/by-hand/1';

/** Opens a system and waits until its picture stands. */
async function open(page: Page, address: string): Promise<Locator> {
  await page.goto(address);
  const picture = page.getByRole('application');
  await expect(picture.getByRole('button', { name: /^Service / }).first()).toBeVisible({ timeout: 20_000 });
  await page.waitForTimeout(500);
  return picture;
}

/** What the overlay shows, as a text to compare. */
function overlay(page: Page): Promise<string> {
  return page.locator('.react-flow canvas').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
}

test('services, modules, stores and clients are there, with the wires that are used', async ({ page }) => {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
  });
  const picture = await open(page, APART);
  for (const name of [
    /^Clients/,
    /^Service shop, 4 modules/,
    /^Service payments, 1 module/,
    'Module orders',
  ]) {
    await expect(picture.getByRole('button', { name })).toBeVisible();
  }
  await expect(
    picture.getByRole('button', { name: /^Store shop-database, a database, 4 tables/ }),
  ).toBeVisible();
  await expect(picture.locator('.react-flow__edge')).toHaveCount(5);
  expect(faults).toEqual([]);
  const { violations } = await new AxeBuilder({ page }).include('.react-flow').analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
});

test('arrows walk the picture, Enter selects, Escape lets go', async ({ page }) => {
  const picture = await open(page, APART);
  await picture.getByRole('button', { name: /^Service shop/ }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const catalogue = picture.getByRole('button', { name: 'Module catalogue' });
  await expect(catalogue).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(catalogue).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('ArrowLeft');
  await expect(picture.getByRole('button', { name: /^Clients/ })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(catalogue).toHaveAttribute('aria-pressed', 'false');
});

test('boxes and wires are selected by mouse', async ({ page }) => {
  const picture = await open(page, APART);
  const shop = picture.getByRole('button', { name: /^Service shop/ });
  await shop.click();
  await expect(shop).toHaveAttribute('aria-pressed', 'true');
  const wire = picture.locator('[data-id="shop->payments"]');
  const [x, y] = await wire
    .locator('path')
    .first()
    .evaluate((path: SVGPathElement) => {
      const { x, y } = path.getPointAtLength(path.getTotalLength() * 0.6);
      const at = new DOMPoint(x, y).matrixTransform(path.getScreenCTM() ?? undefined);
      return [at.x, at.y] as const;
    });
  await page.mouse.click(x, y);
  await expect(wire.locator('[data-selected]')).toHaveCount(1);
  await expect(shop).toHaveAttribute('aria-pressed', 'false');
});

test('beside the inspector the whole picture is seen', async ({ page }) => {
  const picture = await open(page, './#online-boutique/microservices/by-hand/1');
  await picture.getByRole('button', { name: /^Service checkoutservice/ }).click();
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toBeVisible();
  const right = async (): Promise<number> => {
    const boxes = await picture.locator('.react-flow__node').all();
    const edges = await Promise.all(
      boxes.map(async (box) => (await box.boundingBox()) ?? { x: 0, width: 0 }),
    );
    return Math.max(...edges.map(({ x, width }) => x + width));
  };
  const room = await picture.boundingBox();
  await expect.poll(right).toBeLessThanOrEqual((room?.x ?? 0) + (room?.width ?? 0));
});

test('where a transaction ends, it says what that means', async ({ page }) => {
  const picture = await open(page, APART);
  const end = picture.getByRole('button', { name: /^Transaction ends: .*orders[.]place ends here/ });
  const words = picture.getByText('What payments writes is kept for good, whatever becomes of the rest.');
  await expect(words).toBeHidden();
  await end.hover();
  await expect(words).toBeVisible();
  await page.mouse.move(1, 1);
  await expect(words).toBeHidden();
  await end.focus();
  await expect(words).toBeVisible();
});

test('the outline tells the same as a tree, and selects in the picture', async ({ page }) => {
  const picture = await open(page, APART);
  await page.getByRole('tab', { name: 'Outline' }).click();
  const tree = page.getByRole('tree');
  await expect(tree.getByRole('treeitem')).toHaveCount(5);
  await tree.getByRole('treeitem', { name: /^Clients/ }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const users = tree.getByRole('treeitem', { name: /Module users/ });
  await expect(users).toBeFocused();
  await expect(users).toHaveAttribute('aria-level', '2');
  await page.keyboard.press('Enter');
  await expect(users).toHaveAttribute('aria-selected', 'true');
  await expect(picture.getByRole('button', { name: 'Module users' })).toHaveAttribute('aria-pressed', 'true');
  const { violations } = await new AxeBuilder({ page }).include('[role=tree]').analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
});

test('an order makes something move, and then everything rests', async ({ page }) => {
  await open(page, './#corner-shop/monolith/by-hand/1');
  const before = await overlay(page);
  await page.keyboard.press('n');
  await expect.poll(() => overlay(page), { intervals: [50] }).not.toBe(before);
  await page.keyboard.press('Space');
  await expect
    .poll(
      async () => {
        const first = await overlay(page);
        await page.waitForTimeout(400);
        return first === (await overlay(page));
      },
      { timeout: 30_000 },
    )
    .toBe(true);
});

test('what is down, what is broken and which promise is not kept stands in the picture', async ({ page }) => {
  const picture = await open(page, './');
  const press = (name: RegExp): Promise<void> =>
    page.getByRole('button', { name }).click({ timeout: 20_000 });
  await press(/^Place an order/);
  await press(/^Crash/);
  await expect(picture.getByRole('button', { name: /^Service shop.*, down$/ })).toBeVisible({
    timeout: 20_000,
  });
  await expect(picture.getByRole('button', { name: /^Fault, acting: crash/ })).toBeVisible();
  await press(/^Pull payments out/);
  await expect(picture.getByRole('button', { name: /^Service payments/ })).toBeVisible({ timeout: 20_000 });
  await press(/cut the wire/i);
  await expect(picture.getByRole('img', { name: /^Broken promise/ })).toHaveCount(2, { timeout: 20_000 });
  await expect(picture.getByRole('button', { name: /^Fault, acting: cut/ }).first()).toBeVisible();
  // No caller can know of either.
  await page.keyboard.down('v');
  await expect(picture.getByRole('img', { name: /^Broken promise/ })).toHaveCount(0);
  await page.keyboard.up('v');
  await expect(picture.getByRole('img', { name: /^Broken promise/ })).toHaveCount(2);
});

test('closer shows operations, farther only services', async ({ page }) => {
  const picture = await open(page, APART);
  await picture.getByRole('button', { name: 'Module orders' }).click();
  const nearer = page.getByRole('button', { name: 'Zoom in' });
  for (let i = 0; i < 5; i++) await nearer.click();
  await expect(picture).toHaveAttribute('data-level', 'operations');
  await page.getByRole('button', { name: 'Show everything' }).click();
  await expect(picture).toHaveAttribute('data-level', 'modules');
  for (let i = 0; i < 6; i++) await page.getByRole('button', { name: 'Zoom out' }).click();
  await expect(picture).toHaveAttribute('data-level', 'services');
});

test.describe('on a telephone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  for (const address of [APART, './#online-boutique/microservices/by-hand/1']) {
    test(`the whole picture fits its width: ${address}`, async ({ page }) => {
      const picture = await open(page, address);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      for (const box of await picture.locator('.react-flow__node').all()) {
        const place = await box.boundingBox();
        expect(place?.x).toBeGreaterThanOrEqual(0);
        expect((place?.x ?? 0) + (place?.width ?? 0)).toBeLessThanOrEqual(390);
      }
    });
  }
});

test.describe('for whoever wants nothing to move', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('the picture changes in steps and never by itself', async ({ page }) => {
    await open(page, './#corner-shop/payments-apart/one-order/1');
    // Every picture begins with an empty canvas.
    await page.evaluate(() => {
      const { prototype } = CanvasRenderingContext2D;
      const { clearRect } = prototype;
      Object.assign(window, { painted: 0 });
      prototype.clearRect = function (...rect) {
        if (this.canvas.closest('.react-flow'))
          Object.assign(window, { painted: Reflect.get(window, 'painted') + 1 });
        clearRect.apply(this, rect);
      };
    });
    const painted = (): Promise<number> => page.evaluate(() => Reflect.get(window, 'painted') as number);
    await page.waitForTimeout(1000);
    expect(await painted()).toBeLessThan(5);
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await expect.poll(painted).toBeGreaterThan(0);
  });
});
