/** What the instruments say is not what happened: one service is slow, ground truth is hidden, and the learner finds it. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';

const SEARCH = 'slow-service/3';

async function open(page: Page, deployment: string): Promise<Locator> {
  await page.goto(`./#online-boutique/${deployment}/${SEARCH}`);
  await expect(page.getByText('Ground truth is hidden')).toBeVisible({ timeout: 20_000 });
  return page.getByRole('tabpanel', { name: 'Traces' });
}

/** Lets ten simulated seconds and some pass, in which every process has sent what it had at least once. */
async function letTimePass(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'Watch' }).check({ force: true });
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(page.getByRole('region', { name: 'Time' }).getByRole('status')).toContainText(/1\d\.\d+ s/, {
    timeout: 40_000,
  });
  await page.getByRole('button', { name: 'Pause' }).click();
}

/** Walks a trace span by span, and adds up how long each service worked with nobody below it at work, in ms. */
async function workByService(page: Page, tree: Locator): Promise<Map<string, number>> {
  const worked = new Map<string, number>();
  await tree.focus();
  await page.keyboard.press('Home');
  let before = '';
  for (;;) {
    const active = (await tree.getAttribute('aria-activedescendant')) ?? '';
    if (active === before) return worked;
    before = active;
    const label = (await page.locator(`#${active}`).getAttribute('aria-label')) ?? '';
    const [, service = '', amount = '0', unit = 'ms'] =
      /, (\w+)#\d+: .*?([\d.]+) (µs|ms|s) working/.exec(label) ?? [];
    const inMs = Number(amount) * (unit === 's' ? 1000 : unit === 'µs' ? 0.001 : 1);
    worked.set(service, (worked.get(service) ?? 0) + inMs);
    await page.keyboard.press('ArrowDown');
  }
}

async function expectNoHarm(page: Page, where: string): Promise<void> {
  for (const theme of ['dark', 'light']) {
    await page.evaluate((name) => void (document.documentElement.dataset['theme'] = name), theme);
    const { violations } = await new AxeBuilder({ page }).include(where).analyze();
    expect(
      violations.map(({ id, nodes }) => `${theme} ${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    ).toEqual([]);
  }
}

test('the learner finds the slow service in whole traces, and only then sees what happened', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const traces = await open(page, 'microservices');
  await letTimePass(page);
  const mark = page.getByRole('button', { name: /^Fault, acting/ });

  await test.step('nothing else on the page tells', async () => {
    await expect(mark).toHaveCount(0);
    for (const panel of ['Promises', 'Ledgers', 'Why?', 'Log']) {
      await page.getByRole('tab', { name: panel }).click();
      await expect(page.getByRole('tabpanel', { name: panel })).toContainText(
        'This is ground truth, and hidden',
      );
    }
    await page.getByRole('tab', { name: 'Traces' }).click();
  });

  const slowest = await test.step('the slowest trace, span by span', async () => {
    await traces.getByLabel('Order', { exact: true }).selectOption('slowest');
    await traces.getByRole('list', { name: 'Traces' }).getByRole('button').first().click();
    const worked = await workByService(page, traces.getByRole('tree'));
    return [...worked].sort(([, one], [, other]) => other - one)[0]?.[0] ?? '';
  });

  await test.step('a wrong guess, then the right one', async () => {
    const guess = traces.getByRole('form', { name: 'Which service is slow?' });
    const say = async (name: string): Promise<void> => {
      await guess.getByRole('combobox').selectOption(name);
      await guess.getByRole('button', { name: 'Guess' }).click();
    };
    expect(slowest).not.toBe('frontend');
    await say('frontend');
    await expect(guess.getByRole('status')).toContainText('Not frontend');
    await expectNoHarm(page, '[role="tabpanel"]');
    await say(slowest);
    await expect(guess.getByRole('status')).toContainText(`Right: it is ${slowest}`);
    await guess.getByRole('button', { name: 'Show ground truth' }).click();
  });

  await expect(mark).toHaveCount(1);
  await mark.click({ force: true });
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText(slowest);
});

test('where the context is not passed on, traces are torn, and the page says by whom', async ({ page }) => {
  test.setTimeout(90_000);
  const traces = await open(page, 'broken-context');
  await letTimePass(page);
  await expect(traces).toContainText('No context is passed on by frontend');
  await traces.getByLabel('Order', { exact: true }).selectOption('slowest');
  await traces
    .getByRole('list', { name: 'Traces' })
    .getByRole('button', { name: /frontend/ })
    .first()
    .click();
  const missing = traces.getByRole('note', { name: 'What is missing' });
  await expect(missing).toContainText('frontend does not pass the context on');
  await expect(traces.getByRole('treeitem')).toHaveCount(1);
  await traces.getByLabel('Where they begin').selectOption('checkoutservice');
  await traces
    .getByRole('button', { name: /checkout\.PlaceOrder.*torn off/ })
    .first()
    .click();
  await expect(missing).toContainText('No customer calls checkoutservice');
  await expectNoHarm(page, '[role="tabpanel"]');
});

test('without instruments the page says what to switch on', async ({ page }) => {
  const traces = await open(page, 'no-instruments');
  await expect(traces).toContainText('level of this deployment’s instruments is none');
  await expect(traces).toContainText('"level": "traces"');
  await page.getByRole('tab', { name: 'Metrics' }).click();
  await expect(page.getByRole('tabpanel', { name: 'Metrics' })).toContainText('No service tells its figures');
  await page.getByRole('tab', { name: 'Traces' }).click();
  await traces.getByRole('button', { name: 'Go to Microservices, which has them' }).click();
  await expect(traces).toContainText('10 of 10 services make spans');
});

test('at 390 px the traces are there, and nothing is wider than the screen', async ({ page }) => {
  test.setTimeout(90_000);
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, 'microservices');
  await letTimePass(page);
  await page.getByRole('tab', { name: 'Traces' }).click();
  const traces = page.getByRole('tabpanel', { name: 'Traces' });
  await traces.getByRole('button', { name: 'All traces' }).click();
  await traces.getByRole('list', { name: 'Traces' }).getByRole('button').first().click();
  await expect(traces.getByRole('tree')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
  await expectNoHarm(page, '[role="tabpanel"]');
});
