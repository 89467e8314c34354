/** A workshop from its leader's pack to the class board, with nothing but links between the browsers. */
import { expect, test } from '@playwright/test';
import { harms } from './acts';

test('a pack goes from its link to the class board', async ({ page, browser }) => {
  // The leader makes a pack with a fault that nobody is told of.
  await page.goto('./workshop.html#make');
  await page.getByLabel('What it is called').first().fill('Tuesday');
  const first = page.getByRole('listitem').filter({ hasText: 'One unit' });
  await first.getByText('Hidden faults').click();
  const hidden = first.getByLabel('Hidden faults of One unit');
  await hidden.fill('crash paiments for 1s at 7900ms');
  await expect(first.getByRole('alert')).toContainText('payments', { timeout: 15_000 });
  await hidden.fill('crash payments for 1s at 7900ms');
  await expect(first.getByRole('alert')).toHaveCount(0);
  expect(await harms(page, 'main')).toEqual([]);
  const link = await page.getByLabel('The pack’s link', { exact: true }).inputValue();
  expect(link).toMatch(/workshop\.html#pack=FLP1\./);

  // A learner, in a browser of their own, opens it and takes the rescue to the last step.
  const learner = await (await browser.newContext()).newPage();
  await learner.goto(link);
  await expect(learner.getByRole('heading', { name: 'Tuesday' })).toBeVisible();
  const lesson = learner.getByRole('listitem').filter({ hasText: 'One unit' });
  await expect(lesson).toContainText('12 minutes, with faults that are not shown');
  const begin = await lesson.getByRole('link', { name: 'Begin' }).getAttribute('href');
  await learner.goto(new URL((begin ?? '').replace('#', '&step=4#'), learner.url()).href);
  await expect(learner.getByText('Step 4 of 4')).toBeVisible({ timeout: 30_000 });
  await expect(learner.getByText('12 min left')).toBeVisible();
  await learner.getByRole('button', { name: /^Module payments/ }).focus();
  for (const key of ['Enter', 'e']) await learner.keyboard.press(key);
  await expect(learner.getByRole('button', { name: 'Make the picked modules' })).toBeVisible();
  await learner.keyboard.press('m');
  await expect(learner.getByRole('button', { name: /^Service payments/ })).toBeVisible();
  await learner.getByRole('button', { name: 'Hand in' }).click();
  await learner.getByLabel('Your name').fill('Ada & Grace');
  const handed = await learner.getByLabel('What is handed in', { exact: true }).inputValue();
  expect(await harms(learner, 'dialog')).toEqual([]);

  // The board takes it from a chat, keeps it, and judges it again, with the hidden fault.
  await page.goto('./workshop.html#board');
  await page.getByLabel(/^Results/).fill(`ada: ${handed} !`);
  await page.getByRole('button', { name: 'Take over' }).click();
  await page.reload();
  const row = page.getByRole('row').filter({ hasText: 'Ada & Grace' });
  await expect(row).toContainText('handed in');
  await page.getByLabel(/^The pack’s link/).fill(link);
  await expect(page.getByText('Judged as in “Tuesday”.')).toBeVisible();
  await page.getByRole('button', { name: /again here/ }).click();
  await expect(row).toContainText('passes', { timeout: 45_000 });
  expect(await harms(page, 'main')).toEqual([]);
});
