import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';

/** The page's frame: what is run, how time passes, going back and forth, and what is said when something fails. */

/** An address that names a run leads past the opening. */
async function open(page: Page, choice: string): Promise<void> {
  await page.goto(`./#${choice}`);
  await expect(page.getByRole('region', { name: 'Time' })).toBeVisible();
}

const clock = (page: Page): Locator => page.getByRole('region', { name: 'Time' }).locator('output');
const slider = (page: Page): Locator => page.getByRole('slider', { name: 'Moment of the run' });
const caption = (page: Page): Locator =>
  page.getByRole('region', { name: 'Time' }).locator('[aria-live]').first();
const pace = (page: Page, name: string): Promise<void> =>
  page.getByRole('radio', { name, exact: true }).check({ force: true });

/** The run's fingerprint, when it stands still. */
async function fingerprint(page: Page): Promise<string> {
  const shown = page.locator('[data-hash]');
  await expect(shown).toBeVisible();
  return (await shown.getAttribute('data-hash')) ?? '';
}

/** Goes to the end of the timeline's scale, or its beginning, and waits until it is there. */
async function seek(page: Page, key: 'Home' | 'End', expected: string): Promise<void> {
  await slider(page).press(key);
  await expect(clock(page)).toHaveText(expected, { timeout: 30_000 });
}

test('seeking back and forth gives the same run, to the last event', async ({ page }) => {
  await open(page, 'corner-shop/microservices/open-loop/5');
  await page.getByRole('button', { name: /^show all / }).click();
  await seek(page, 'End', '60.00 s');
  const straight = await fingerprint(page);
  await seek(page, 'Home', '0.00 s');
  expect(await fingerprint(page)).not.toBe(straight);
  await slider(page).press('PageUp');
  await expect(clock(page)).toHaveText('6.00 s');
  const early = await fingerprint(page);
  await seek(page, 'End', '60.00 s');
  expect(await fingerprint(page)).toBe(straight);
  await slider(page).press('Home');
  await slider(page).press('PageUp');
  await expect(clock(page)).toHaveText('6.00 s');
  expect(await fingerprint(page)).toBe(early);
});

test('the same seed gives the same run in another page, another seed another one', async ({
  page,
  context,
}) => {
  const endOf = async (where: Page, seed: number): Promise<string> => {
    await open(where, `corner-shop/payments-apart/closed-loop/${seed}`);
    await where.getByRole('button', { name: /^show all / }).click();
    await seek(where, 'End', '60.00 s');
    return fingerprint(where);
  };
  const one = await endOf(page, 7);
  expect(await endOf(await context.newPage(), 7)).toBe(one);
  expect(await endOf(await context.newPage(), 8)).not.toBe(one);
});

test('follow tells one order in words and stops when it is over', async ({ page }) => {
  await open(page, 'corner-shop/monolith/by-hand');
  await page.getByRole('combobox', { name: 'Tempo' }).selectOption('4');
  await page.getByRole('button', { name: 'Place order' }).click();
  await expect(caption(page)).toContainText('A customer asks for orders.place.');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(caption(page)).toContainText('The transaction commits', { timeout: 20_000 });
  await expect(caption(page)).toContainText('The customer has the answer', { timeout: 20_000 });
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
});

test('a step in Follow is one event of the request, a step in Watch one event of the run', async ({
  page,
}) => {
  await open(page, 'corner-shop/monolith/one-order');
  await page.getByRole('button', { name: 'One step' }).click();
  await expect(caption(page)).toContainText('A customer asks for orders.place.');
  await expect(clock(page)).toHaveText('1.000 s');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  await pace(page, 'Watch');
  const events = async (): Promise<number> => {
    await fingerprint(page);
    return Number(await page.locator('[data-events]').getAttribute('data-events'));
  };
  const before = await events();
  await page.keyboard.press('.');
  await expect.poll(events).toBe(before + 1);
});

test('watch lets time pass until it is paused', async ({ page }) => {
  await open(page, 'corner-shop/microservices/open-loop');
  await pace(page, 'Watch');
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(page.getByText(/^\d+ requests · /)).toBeVisible();
  await page.getByRole('button', { name: 'Pause' }).click();
  const stopped = await clock(page).innerText();
  await fingerprint(page);
  await page.waitForTimeout(300);
  expect(await clock(page).innerText()).toBe(stopped);
});

test('next consequence goes to what goes wrong, and a fault that is repaired does so no more', async ({
  page,
}) => {
  await open(page, 'corner-shop/payments-apart/open-loop');
  await page.keyboard.press('b');
  const menu = page.getByRole('dialog', { name: 'Break something' });
  await menu.getByRole('textbox').fill('cut payments replies');
  await menu.getByRole('textbox').press('Enter');
  await expect(menu.getByRole('status').first()).not.toBeEmpty();
  await menu.getByRole('textbox').fill('cut payments reply after charge returns');
  await menu.getByRole('textbox').press('Enter');
  await expect(menu.getByRole('button', { name: /^Repair/ })).toBeVisible();
  await page.keyboard.press('Escape');

  await pace(page, 'Next consequence');
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(caption(page)).toContainText('The fault strikes: cut payments reply after charge returns.');
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(caption(page)).toContainText('A promise is broken for order');

  await page.keyboard.press('b');
  await menu.getByRole('button', { name: /^Repair/ }).click();
  await expect(menu.getByRole('button', { name: /^Repair/ })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.keyboard.press('b');
  await expect(menu.getByRole('button', { name: /^Repair/ })).toBeVisible();
});

test('the menu that breaks things takes the keyboard each time, and time waits for it', async ({ page }) => {
  await open(page, 'corner-shop/payments-apart/open-loop');
  const menu = page.getByRole('dialog', { name: 'Break something' });
  await page.keyboard.press('2');
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  for (let time = 0; time < 2; time++) {
    await page.keyboard.press('b');
    await expect(menu.getByRole('textbox')).toBeFocused();
    await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(menu).toBeHidden();
    await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  }
  await page.keyboard.press('b');
  await expect(menu.getByRole('textbox')).toHaveAttribute(
    'placeholder',
    /^cut payments reply after payments[.]/,
  );
  await page.keyboard.type('hang shop');
  await expect(menu.getByRole('textbox')).toHaveValue('hang shop');
});

test('another seed keeps what was done by hand, and says so', async ({ page }) => {
  await open(page, 'corner-shop/monolith/by-hand');
  await page.getByRole('combobox', { name: 'Tempo' }).selectOption('4');
  await page.getByRole('button', { name: 'Place order' }).click();
  await expect(caption(page)).toContainText('The customer has the answer', { timeout: 30_000 });
  await page.getByRole('textbox', { name: 'Seed' }).fill('7');
  await page.keyboard.press('Enter');
  await expect(caption(page)).toContainText(
    'A new run with all that you did before, at the start of request 1.',
  );
  await expect(page.getByRole('button', { name: 'Undo' })).toBeEnabled();
});

test('another deployment keeps what was done by hand, and the request in view', async ({ page }) => {
  await open(page, 'corner-shop/monolith/by-hand');
  await page.getByRole('combobox', { name: 'Tempo' }).selectOption('4');
  await page.getByRole('button', { name: 'Place order' }).click();
  await expect(caption(page)).toContainText('The customer has the answer', { timeout: 30_000 });
  await page.getByRole('button', { name: 'Request 1' }).click();
  await page.getByRole('combobox', { name: 'Deployment' }).selectOption('microservices');
  await expect(page).toHaveURL(/corner-shop\/microservices/);
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('equest 1');
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(caption(page)).toContainText('over the network', { timeout: 20_000 });
  await expect(page.getByRole('button', { name: 'Request 1' })).toBeVisible();
});

test('everything of the frame goes by keyboard', async ({ page }) => {
  await open(page, 'corner-shop/microservices/open-loop');
  await page.keyboard.press('2');
  await expect(page.getByRole('radio', { name: 'Watch' })).toBeChecked();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  await page.keyboard.press('Home');
  await expect(clock(page)).toHaveText(/^0/);

  await page.keyboard.press('p');
  await expect(page.getByRole('tabpanel')).toBeVisible();
  await page.keyboard.press('p');
  await expect(page.getByRole('tabpanel')).toBeHidden();

  const theme = (): Promise<string | null> => page.locator('html').getAttribute('data-theme');
  const before = await theme();
  await page.keyboard.press('t');
  expect(await theme()).not.toBe(before);
  await page.reload();
  expect(await theme()).not.toBe(before);
  await expect(page.getByRole('region', { name: 'Time' })).toBeVisible();

  await page.keyboard.down('v');
  await expect(page.getByText('What each caller can know, not what happened')).toBeVisible();
  await page.keyboard.up('v');
  await expect(page.getByText('What each caller can know, not what happened')).toBeHidden();

  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Signs, keys and words' });
  await expect(help).toContainText('unknown: no answer came, and it may have been done');
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();

  await page.keyboard.press('d');
  await expect(page).not.toHaveURL(/corner-shop\/microservices/);
});

test('what cannot be typed into the seed is not taken, what can is the run', async ({ page }) => {
  await open(page, 'corner-shop/monolith/open-loop/3');
  const seed = page.getByRole('textbox', { name: 'Seed' });
  await seed.fill('eleven');
  await seed.press('Enter');
  await expect(seed).toHaveValue('3');
  await seed.fill('11');
  await seed.press('Enter');
  await expect(page).toHaveURL(/open-loop\/11$/);
});

test('an engine that cannot be fetched is said, and tried again', async ({ page }) => {
  await page.route(/faultline-engine/, (route) => route.abort());
  await page.goto('./#corner-shop');
  await expect(page.getByRole('alert')).toContainText('The engine could not be loaded.');
  await page.unroute(/faultline-engine/);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('region', { name: 'Time' })).toBeVisible();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`at 390 px one can watch and break, in ${scheme}`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
      colorScheme: scheme,
      reducedMotion: 'reduce',
      ...(baseURL === undefined ? {} : { baseURL }),
    });
    const page = await context.newPage();
    await open(page, 'corner-shop/payments-apart/by-hand');
    await page.getByRole('button', { name: 'Place order' }).tap();
    await expect(caption(page)).toContainText('orders.place');
    await page.getByRole('tab', { name: 'Traces' }).tap();
    await expect(page.getByRole('tabpanel')).toContainText('orders.place');
    await page.getByRole('tab', { name: 'Traces' }).tap();
    await page.getByRole('button', { name: 'Break', exact: true }).tap();
    await expect(page.getByRole('dialog', { name: 'Break something' })).toBeInViewport();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(390);
    await context.close();
  });
}

test('axe finds nothing', async ({ page }) => {
  await open(page, 'online-boutique/microservices/by-hand');
  await page.getByRole('tab').first().click();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
});
