import { expect, test, type Page } from '@playwright/test';
import { harms } from './acts';

const SHOP = './#corner-shop/payments-apart/one-order/1';

async function shows(page: Page, service: RegExp): Promise<void> {
  await expect(page.getByRole('button', { name: service })).toBeVisible({ timeout: 20_000 });
}

/** A copy of the shop is the person's own from then on, and is kept. */
async function makeOwn(page: Page): Promise<void> {
  await page.goto(SHOP);
  await shows(page, /^Service payments/);
  await page.getByRole('button', { name: 'Documents' }).click();
  await page.getByRole('button', { name: 'A copy of Corner shop' }).click();
  await expect(page).toHaveURL(/#own\//);
}

async function rename(page: Page, title: string): Promise<void> {
  await page.keyboard.press('o');
  await page.getByRole('button', { name: /^Rename / }).click();
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Title').press('Enter');
  await expect(page.getByRole('button', { name: `Rename ${title}` })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

const system = (page: Page) => page.getByLabel('System', { exact: true }).locator('option:checked');
const saved = (page: Page) => page.getByText('Saved', { exact: true });

async function linkOf(page: Page): Promise<string> {
  await page.keyboard.press('s');
  return page.getByLabel('Link', { exact: true }).first().inputValue();
}

test('what was edited and done is there after a reload, and after the tab was killed', async ({
  page,
  context,
}) => {
  await makeOwn(page);
  await rename(page, 'My shop');
  await page.getByRole('radio', { name: 'Next consequence' }).check({ force: true });
  await page.getByRole('button', { name: 'Place order' }).click();
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible({ timeout: 20_000 });
  const run = await page.getByText(/^run [0-9a-f]+/).textContent();
  await expect(saved(page)).toBeVisible();
  await page.waitForTimeout(600);
  await page.reload();
  await shows(page, /^Service payments/);
  await expect(system(page)).toHaveText('My shop');
  // The same run, at the same moment, with what was done in it.
  await expect(page.getByText(/^run [0-9a-f]+/)).toHaveText(run ?? '');

  const address = page.url();
  const session = await context.newCDPSession(page);
  session.send('Page.crash').catch(() => undefined);
  await page.waitForEvent('crash');
  const again = await context.newPage();
  await again.goto(address);
  await shows(again, /^Service payments/);
  await expect(system(again)).toHaveText('My shop');
});

test('two tabs do not overwrite each other: the second goes on with a copy, or takes over', async ({
  page,
  context,
}) => {
  await makeOwn(page);
  await expect(saved(page)).toBeVisible();
  const second = await context.newPage();
  await second.goto(page.url());
  await shows(second, /^Service payments/);
  await expect(second.getByRole('button', { name: 'Not saved' })).toBeVisible();
  await expect(saved(page)).toBeVisible();
  await second.getByRole('button', { name: 'Not saved' }).click();
  await expect(second.getByRole('alert')).toContainText('open in another tab');
  await second.getByRole('button', { name: 'Take it over', exact: true }).click();
  await second.keyboard.press('Escape');
  await expect(saved(second)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Not saved' })).toBeVisible();
  await page.getByRole('button', { name: 'Not saved' }).click();
  await page.getByRole('button', { name: 'Go on with a copy' }).click();
  await expect(saved(page)).toBeVisible();
  expect(page.url()).not.toBe(second.url());
  expect(await harms(page, 'body')).toEqual([]);
});

test('a full disk and a browser without storage are said, and one can go on', async ({ page }) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
  });
  await makeOwn(page);
  await page.getByRole('button', { name: 'Not saved' }).click();
  await expect(page.getByRole('alert')).toContainText('storage is full');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Keep it as a file' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('corner-shop-copy.faultline.json');
  await page.keyboard.press('Escape');
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('', 'SecurityError');
    };
  });
  await page.goto('about:blank');
  await makeOwn(page);
  await page.getByRole('button', { name: 'Not saved' }).click();
  await expect(page.getByRole('alert')).toContainText('keeps nothing for this page');
  await expect(page.getByRole('dialog').getByText('Corner shop (copy)').first()).toBeVisible();
});

test('what is damaged in the storage is set aside and said, and the rest is there', async ({ page }) => {
  await makeOwn(page);
  await expect(saved(page)).toBeVisible();
  const address = page.url();
  await page.goto(SHOP);
  await shows(page, /^Service payments/);
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('faultline');
        opening.onsuccess = () => {
          const change = opening.result.transaction('documents', 'readwrite');
          const rows = change.objectStore('documents');
          rows.put({ id: 'odd', title: 7 });
          rows.getAll().onsuccess = ({ target }) => {
            for (const row of (target as IDBRequest<{ run?: string }[]>).result)
              if (row.run) rows.put({ ...row, run: row.run.slice(0, 99) });
          };
          change.oncomplete = () => resolve(opening.result.close());
        };
      }),
  );
  await page.goto('about:blank');
  await page.goto(address);
  await expect(page.getByRole('dialog')).toContainText('has been set aside');
  await page.getByRole('button', { name: 'Go on without it' }).click();
  await shows(page, /^Service shop/);
  await page.keyboard.press('o');
  await expect(page.getByRole('dialog')).toContainText('2 records could not be read');
});

test('a link opens the same run elsewhere, and asks before a stranger’s code runs', async ({
  page,
  browser,
  baseURL,
}) => {
  await makeOwn(page);
  const link = await linkOf(page);
  expect(await harms(page, 'dialog')).toEqual([]);
  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  const stranger = await context.newPage();
  await stranger.goto(link);
  const sheet = stranger.getByRole('dialog', { name: 'This link brings code' });
  await expect(sheet).toContainText('Nothing of it has run yet');
  // No run at all: no worker has been started.
  expect(stranger.workers()).toEqual([]);
  expect(await harms(stranger, 'dialog')).toEqual([]);
  await sheet.getByRole('button', { name: 'Look at the code first' }).click();
  await expect(sheet.getByLabel('Handlers of payments')).toContainText('export async function');
  await sheet.getByRole('button', { name: 'Run it' }).click();
  await shows(stranger, /^Service payments/);
  await expect(system(stranger)).toHaveText('Corner shop (copy)');

  await stranger.goto('about:blank');
  await stranger.goto(link);
  await expect(sheet).toBeVisible();
  await stranger.keyboard.press('Escape');
  await shows(stranger, /^Service shop/);
  await stranger.goto('about:blank');
  await stranger.goto(link.slice(0, -200));
  await expect(stranger.getByRole('dialog', { name: 'This link cannot be opened' })).toContainText('damaged');
  await context.close();
});

test('a file brings back what another exported; pictures and figures are made', async ({ page }) => {
  await makeOwn(page);
  await page.keyboard.press('s');
  const give = async (name: string): Promise<string> => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name }).click(),
    ]);
    return file.path();
  };
  const run = await give('The run');
  for (const name of ['Picture, SVG', 'Picture, PNG', 'Totals, CSV', 'Series, CSV', 'The system'])
    await give(name);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.goto(SHOP);
  await shows(page, /^Service payments/);
  await page.keyboard.press('o');
  await page.getByLabel('File of a system or a run').setInputFiles(run);
  await page.getByRole('button', { name: 'Run it' }).click();
  await expect(page).toHaveURL(/#own\//);
  await expect(system(page)).toHaveText('Corner shop (copy)');
});

test('a document is deleted and brought back, and a version gone back to, by keyboard', async ({ page }) => {
  await makeOwn(page);
  await rename(page, 'Before');
  await page.keyboard.press('o');
  const press = async (name: RegExp | string): Promise<void> => {
    await page.getByRole('button', { name }).focus();
    await page.keyboard.press('Enter');
  };
  await press(/^Versions of Before/);
  await page.getByLabel('Name of the version').fill('first');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Go back to it' })).toBeVisible();
  await page.keyboard.press('Escape');
  await rename(page, 'After');
  await expect(saved(page)).toBeVisible();
  await page.keyboard.press('o');
  await press(/^Versions of After/);
  await press('Go back to it');
  await expect(system(page)).toHaveText('Before');
  await expect(page.getByRole('button', { name: 'Undo: Go back to “first”' })).toBeEnabled();
  await page.keyboard.press('o');
  await press(/^Delete Before/);
  await expect(page.getByText('None yet.')).toBeVisible();
  await press('Bring it back');
  await expect(page.getByRole('button', { name: /^Delete Before/ })).toBeVisible();
});

test('embedded, there is the picture and time, and a way to the whole page', async ({ page }) => {
  await page.goto('./?embed#corner-shop/payments-apart/one-order/1');
  await shows(page, /^Service payments/);
  await expect(page.getByRole('banner')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Place order' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Open the whole page' })).toHaveAttribute(
    'href',
    /\/#corner-shop\/payments-apart\/one-order\/1$/,
  );
});
