/** A lesson as somebody does it who has never seen one: by keyboard alone, with a wrong idea first. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { harms } from './acts';

/** Goes to something with the Tab key, as far as it takes. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible({ timeout: 20_000 });
  for (let presses = 0; presses < 60; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('it cannot be reached with the Tab key');
}

/** Into the picture with the Tab key, and on to a box of the shop with the arrows: up to the shop itself, then down. */
async function walkTo(page: Page, target: Locator, down: number): Promise<void> {
  await tabTo(page, page.locator('[data-stop][tabindex="0"]'));
  const way = ['ArrowRight', ...Array<string>(6).fill('ArrowUp'), ...Array<string>(down).fill('ArrowDown')];
  for (const key of way) await page.keyboard.press(key);
  await expect(target).toBeFocused();
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, page.getByRole('button', { name }).first());
  await page.keyboard.press('Enter');
}

/** Chooses one of the sentences, and sees what came of it. */
async function foretell(page: Page, place: number): Promise<void> {
  await tabTo(page, page.getByRole('radio').first());
  await page.keyboard.press('Space');
  for (let presses = 0; presses < place; presses++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('You said:')).toBeVisible();
  await press(page, 'Show what came of it');
}

test('a newcomer does the first lesson by keyboard alone, is refused for a wrong idea, and finds it again', async ({
  page,
}) => {
  test.slow();
  const lesson = page.getByRole('region', { name: 'Lesson' });
  await page.goto('./?lesson=one-unit');
  await press(page, 'Begin');

  // What is not taught yet is not there, and no key brings it.
  await expect(lesson.getByRole('heading', { name: 'Watch an order' })).toBeFocused();
  await expect(page.getByRole('button', { name: /^(Draw|Break|Share|Documents)/ })).toHaveCount(0);
  await expect(page.getByRole('tab')).toHaveCount(0);
  for (const key of ['b', 's', 'o', 'e']) await page.keyboard.press(key);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await press(page, 'Run');
  await expect(page.getByRole('region', { name: 'Time' })).toContainText('A customer asks for orders.place');
  await press(page, 'Go on');

  // A question is answered before anything runs.
  await expect(lesson.getByRole('heading', { name: 'Crash it mid-order' })).toBeFocused();
  await expect(page.getByRole('region', { name: 'Time' })).toHaveCount(0);
  await foretell(page, 0);
  await expect(lesson).toContainText('It came otherwise.');
  await expect(lesson).toContainText('The debit was part of the transaction that died');
  await press(page, 'Go on');
  await foretell(page, 2);
  await expect(lesson).toContainText('It came as you said.');
  await press(page, 'Go on');

  // A second instance: plausible, and wrong.
  await walkTo(page, page.getByRole('button', { name: /^Service shop/ }), 0);
  await page.keyboard.press('Enter');
  await press(page, 'Change instances');
  await page.keyboard.type('2');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Undo: Set instances/ })).toBeVisible();
  await press(page, 'Judge it');
  await expect(lesson).toContainText('Not yet', { timeout: 30_000 });
  await expect(lesson).toContainText(/missed: Whoever only browses.*not served: .* at most 1 % is asked for/);
  await expect(lesson).toContainText('What kills one kills the other');

  // What was foretold and drawn is there after a reload, and so is the step.
  await page.reload();
  await expect(lesson.getByRole('heading', { name: 'Keep the shelves in sight' })).toBeVisible({
    timeout: 20_000,
  });
  await expect(
    page.getByRole('button', { name: /^Service shop, 2 instances|^Service shop.*2/ }),
  ).toBeVisible();
  expect(await harms(page, 'body')).toEqual([]);

  // A boundary.
  await press(page, 'Reset');
  await walkTo(page, page.getByRole('button', { name: /^Module payments/ }), 4);
  await page.keyboard.press('Enter');
  await page.keyboard.press('e');
  await expect(page.getByRole('button', { name: 'Make the picked modules' })).toBeVisible();
  await page.keyboard.press('m');
  await expect(page.getByRole('button', { name: /^Service payments/ })).toBeVisible();
  await press(page, 'Judge it');
  await expect(lesson).toContainText('It does all of this', { timeout: 30_000 });
  await press(page, 'Go on');
  await expect(lesson.getByRole('heading', { name: 'What stays' })).toBeFocused();
  await expect(lesson).toContainText('Crash it mid-order: it came otherwise');

  // Finished, it stays as a reference; and the playground knows nothing of it.
  await page.reload();
  await press(page, 'Forward');
  await press(page, 'Forward');
  await expect(lesson).toContainText('so it came', { timeout: 20_000 });
  await page.goto('./#corner-shop/monolith/by-hand/1');
  await expect(page.getByRole('button', { name: /^Service shop/ })).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Documents', exact: true }).click();
  await expect(page.getByRole('dialog')).toContainText('corner', { ignoreCase: true });
  await expect(page.getByRole('dialog')).not.toContainText('lesson');
  await expect(page.getByRole('button', { name: /^Service payments/ })).toHaveCount(0);
});

test('a lesson is written beside itself, and its link asks before code of it runs', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('./?write=did-it-happen');
  const text = page.getByRole('textbox', { name: 'lesson.md' });
  await expect(page.getByRole('heading', { name: 'Did it happen?' })).toBeVisible({ timeout: 20_000 });
  const whole = await text.inputValue();
  await text.fill(whole.replace('minutes: 10', 'minutes: 100'));
  await expect(page.getByText('this is too much; choose at most 15')).toBeVisible();
  await text.fill(whole.replace('title: Did it happen?', 'title: Did it, though?'));
  await expect(page.getByRole('heading', { name: 'Did it, though?' })).toBeVisible();
  await page.getByRole('button', { name: 'Copy a link' }).click();
  await expect(page.getByText('Copied:')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto(link);
  await expect(page.getByRole('dialog')).toContainText('brings code', { timeout: 20_000 });
  await expect(page.getByRole('heading', { name: 'Did it, though?' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Run it' }).click();
  await expect(page.getByRole('heading', { name: 'Did it, though?' })).toBeVisible({ timeout: 20_000 });
  await page.goto('./?write');
  await expect(page.getByRole('heading', { name: 'Did it, though?' })).toBeVisible({ timeout: 20_000 });
});
