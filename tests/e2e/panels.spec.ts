/** What every panel shows of one story: the answer of a payment is cut off after the debit, with payments apart. */
import { expect, test, type Page } from '@playwright/test';
import { breakAPromise, harms } from './acts';

const FAULT = 'cut payments reply after charge returns';

async function open(page: Page, panel: string): Promise<ReturnType<Page['getByRole']>> {
  await page.getByRole('tab', { name: panel }).click();
  return page.getByRole('tabpanel', { name: panel });
}

/** axe finds nothing serious in either theme. */
async function expectNoHarm(page: Page, where: string): Promise<void> {
  for (const theme of ['dark', 'light']) {
    await page.evaluate((name) => void (document.documentElement.dataset['theme'] = name), theme);
    expect(await harms(page, where), theme).toEqual([]);
  }
}

test('every panel tells of the cut answer, the debit and the missing order', async ({ page }) => {
  test.setTimeout(120_000);
  await breakAPromise(page, FAULT);

  await test.step('traces: why it failed, span by span', async () => {
    const traces = await open(page, 'Traces');
    await expect(traces.getByRole('button', { name: /orders\.place 1/ })).toContainText('TIMEOUT');
    const story = traces.getByRole('note', { name: 'What went wrong' });
    await expect(story).toContainText(
      'payments.charge at payments#1 had done its work, but the answer was lost on shop->payments',
    );
    await expect(story).toContainText('It broke a promise for order');
    await expect(
      traces.getByRole('treeitem', { name: /payments\.charge, a call over the network.*unknown, TIMEOUT/ }),
    ).toBeAttached();
    await expectNoHarm(page, '[role="tabpanel"]');

    // By keyboard: to the call that failed, and from there to its place in the picture.
    const tree = traces.getByRole('tree');
    await tree.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    for (let row = 0; row < 20; row++) {
      const active = await tree.getAttribute('aria-activedescendant');
      const label = await page.locator(`#${active}`).getAttribute('aria-label');
      if (label?.startsWith('payments.charge, a call') === true) break;
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('shop → payments');
    await expect(traces.getByRole('group', { name: /Details of payments\.charge/ })).toContainText('TIMEOUT');
  });

  await test.step('metrics: an error in that second', async () => {
    const metrics = await open(page, 'Metrics');
    await metrics.getByLabel('Whose figures').selectOption({ label: 'operation payments.charge' });
    await expect(metrics.locator('canvas')).toHaveCount(2);
    await expect(metrics).toContainText('p95');
    await expectNoHarm(page, '[role="tabpanel"]');
  });

  await test.step('promises: one broken, two held, and the way to the trace', async () => {
    const promises = await open(page, 'Promises');
    await expect(promises).toContainText('Broken for 1 order');
    await expect(promises).toContainText('open for');
    await expect(promises.getByText('Held')).toHaveCount(2);
    await expectNoHarm(page, '[role="tabpanel"]');
    await promises.getByRole('button', { name: 'trace of request 1' }).click();
    await expect(page.getByRole('tree', { name: 'Spans of request 1' })).toBeVisible();
  });

  await test.step('ledgers: the debit stands alone', async () => {
    const ledgers = await open(page, 'Ledgers');
    await ledgers.getByLabel('What is shown').selectOption({ label: 'promise debit-iff-order' });
    const line = ledgers.getByRole('row', { name: /debit-/ });
    await expect(line).toContainText('amount');
    await expect(line).toContainText('nothing in orders.orders');
    await expectNoHarm(page, '[role="tabpanel"]');
    await ledgers.getByLabel('What is shown').selectOption({ label: 'tables in shop-database' });
    await expect(ledgers.getByRole('region', { name: 'orders.orders' })).toContainText('No row yet');
    await expect(ledgers.getByRole('region', { name: 'users.profiles' })).toContainText('ada@example.org');
  });

  await test.step('log: the story in sentences', async () => {
    const log = await open(page, 'Log');
    await expect(log).toContainText(`You broke something: ${FAULT}.`);
    await expect(log).toContainText('Request 1, orders.place: the customer does not know');
    await expect(log).toContainText('A customer is debited for an order if and only if the order exists.');
    await expectNoHarm(page, '[role="tabpanel"]');
  });
});

test('the inspector breaks, changes, and takes back', async ({ page }) => {
  await page.goto('./#corner-shop/payments-apart/one-order/1');
  await page.getByRole('button', { name: /^Service payments/ }).click();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector).toContainText('One deployable unit');
  await expect(inspector).toContainText('Not modelled');

  await test.step('a fault says what it would do, in words that change with its dose', async () => {
    const cut = inspector
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: 'Cut wire' }) });
    await expect(cut).toContainText('No message reaches payments');
    await cut.getByRole('button', { name: /how much and when/ }).click();
    await cut.getByLabel(/Which messages/).selectOption('reply');
    await expect(cut).toContainText('callers cannot know what was done');
    await cut.getByLabel('When it strikes').selectOption('returns');
    await cut
      .getByRole('button', { name: /^Break: cut payments reply after payments\.charge returns/ })
      .click();
    const broken = inspector.getByRole('region', { name: 'What is broken' });
    await expect(broken).toContainText('waits for its moment');
    await broken.getByRole('button', { name: /^Repair/ }).click();
    await expect(broken).toBeHidden();
  });

  await test.step('a parameter is changed while it runs, and undo takes it back', async () => {
    await inspector.getByRole('button', { name: 'Change concurrency' }).click();
    const field = inspector.getByRole('textbox', { name: 'concurrency' });
    await field.fill('nothing');
    await field.press('Enter');
    await expect(inspector).toContainText('this is no number');
    await field.fill('2');
    await field.press('Enter');
    await expect(inspector).toContainText('2 handlers');
    await expect(inspector).toContainText('was 100 handlers');
    await page.keyboard.press('Control+z');
    await expect(inspector).not.toContainText('was 100 handlers');
  });

  await expectNoHarm(page, '[aria-label="Inspector"]');
  await page.getByRole('button', { name: /^Store payments-database/ }).click();
  await test.step('what is fixed while it runs is changed in the design, and undo takes it back', async () => {
    await inspector.getByRole('button', { name: 'Change connections' }).click();
    const field = inspector.getByRole('textbox', { name: 'connections' });
    await expect(inspector).toContainText('a new run begins with it');
    await field.fill('3');
    await field.press('Enter');
    await expect(inspector).toContainText('3 connections');
    await page.keyboard.press('Control+z');
    await expect(inspector).toContainText('100 connections');
  });
});

test('at 390 px one can break something and read what came of it', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await breakAPromise(page, FAULT);
  const traces = await open(page, 'Traces');
  await expect(traces.getByRole('note', { name: 'What went wrong' })).toContainText('the answer was lost');
  await traces.getByRole('button', { name: 'All requests' }).click();
  await traces.getByRole('radio', { name: 'With fault' }).check({ force: true });
  await traces.getByRole('button', { name: /orders\.place 1/ }).click();
  await expect(traces.getByRole('tree')).toBeVisible();
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(isWide).toBe(false);
  await page.keyboard.press('b');
  await expectNoHarm(page, '[popover]');
});

test('a long waterfall makes only the rows in sight', async ({ page }) => {
  await page.goto('./#online-boutique/monolith/open-loop');
  await expect(page.getByRole('button', { name: /^Service boutique/ })).toBeVisible({ timeout: 20_000 });
  await page.getByRole('radio', { name: 'Watch' }).check({ force: true });
  await page.getByRole('button', { name: 'Play' }).click();
  const traces = await open(page, 'Traces');
  await traces.getByLabel('Order', { exact: true }).selectOption('slowest');
  await expect(traces.getByRole('treeitem').first()).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Pause' }).click();
  const tree = traces.getByRole('tree');
  await expect(async () => {
    const { rows, height } = await tree.evaluate((element) => ({
      rows: element.querySelectorAll('[role="treeitem"]').length,
      height: element.clientHeight,
    }));
    expect(rows).toBeLessThanOrEqual(height / 24 + 18);
  }).toPass();
});
