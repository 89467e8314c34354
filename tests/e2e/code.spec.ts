/** Code and text: a handler is edited, checked and run; the document is edited as text, and the picture follows. */
import { expect, test, type Page } from '@playwright/test';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

async function open(page: Page, tab: string): Promise<void> {
  await page.goto('./#corner-shop/payments-apart/by-hand/1');
  await expect(page.getByRole('button', { name: /^Service payments/ })).toBeVisible({ timeout: 20_000 });
  await page.getByRole('tab', { name: tab, exact: true }).click();
  await expect(page.locator('.monaco-editor').first()).toBeVisible({ timeout: 30_000 });
}

async function write(page: Page, text: string): Promise<void> {
  await page.locator('.monaco-editor').last().click();
  await page.keyboard.press('Control+A');
  // Pasted: what is typed gets its closing brackets by itself.
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press('Control+V');
}

const CODE = (call: string): string => `import type { Ctx } from 'faultline';

export async function get(ctx: Ctx, { user }: { user: string }) {
  await ctx.work();
  ${call}
  return ctx.table<{ name: string; email: string }>('profiles').get(user);
}
`;

test('a handler is edited, refused with its line, and then runs; undo takes it back', async ({ page }) => {
  test.setTimeout(120_000);
  await open(page, 'Code');
  const panel = page.getByRole('tabpanel', { name: 'Code' });
  await panel.getByRole('combobox', { name: 'Module' }).selectOption('users');
  await expect(panel).toContainText('This is what runs.');

  await test.step('what the guest language leaves out is refused, with its line', async () => {
    await write(page, CODE(`fetch('https://example.org');`));
    await expect(panel).toContainText('the run still has what was there before');
    await panel.getByRole('button', { name: 'Run this code' }).click();
    await expect(panel.getByRole('alert')).toContainText('Line 5: `fetch` is not available to handlers', {
      timeout: 30_000,
    });
  });

  await test.step('a call of an operation that is not there is underlined', async () => {
    await write(page, CODE(`await ctx.call('payments.balanec', { user });`));
    await expect(page.locator('.squiggly-error').first()).toBeVisible({ timeout: 30_000 });
  });

  await test.step('what is right runs, and shows in the trace', async () => {
    await write(page, CODE(`await ctx.call('payments.balance', { user });`));
    await page.keyboard.press('Control+S');
    await expect(panel).toContainText('This is what runs.', { timeout: 30_000 });
    await page.getByRole('radio', { name: 'Watch' }).check({ force: true });
    await page.getByRole('button', { name: 'Place order' }).click();
    await expect(page.getByRole('region', { name: 'Time' })).toContainText('1 request · 0 under way', {
      timeout: 15_000,
    });
    await page.getByRole('tab', { name: 'Traces' }).click();
    await page.getByRole('button', { name: /orders\.place 1/ }).click();
    await expect(page.getByRole('tabpanel', { name: 'Traces' })).toContainText('payments.balance');
  });

  await test.step('the request is undone first, then the code', async () => {
    const undo = page.getByRole('button', { name: /^Undo/ });
    await expect(undo).toHaveAccessibleName('Undo: You asked for placeOrder');
    await undo.click();
    await expect(undo).toHaveAccessibleName('Undo: Edit the code of users');
    await undo.click();
    await expect(page.getByRole('button', { name: /^Do it again/ })).toHaveAccessibleName(
      'Do it again: Edit the code of users',
    );
  });
});

test('the document is text, and the picture follows it; a fault stands on its line', async ({ page }) => {
  test.setTimeout(90_000);
  await open(page, 'Text');
  const panel = page.getByRole('tabpanel', { name: 'Text' });
  await expect(panel).toContainText('The picture shows this text.');
  const document = {
    format: 'faultline/1',
    name: 'mine',
    title: 'Mine',
    summary: '',
    modules: { front: { explains: '', operations: { handle: {} } } },
    tasks: {},
    deployments: { one: { explains: '', services: { front: { modules: ['front'] } } } },
    experiments: { quiet: { workload: { requests: [] }, length: '1m' } },
  };
  await write(page, JSON.stringify(document, null, 2));
  await expect(page.getByRole('button', { name: /^Service front/ })).toBeVisible({ timeout: 15_000 });
  await expect(panel).toContainText('The picture shows this text.');

  document.deployments.one.services.front.modules.push('back');
  await write(page, JSON.stringify(document, null, 2));
  await expect(panel.getByRole('alert')).toContainText('no module `back`', { timeout: 15_000 });
  await expect(page.getByRole('button', { name: /^Service front/ })).toBeVisible();

  await page.getByRole('button', { name: 'Undo: Edit the document as text' }).click();
  await expect(page.getByRole('button', { name: /^Service payments/ })).toBeVisible({ timeout: 15_000 });
  await expect(panel.getByRole('alert')).toContainText('Only one of the two can be kept');
  await panel.getByRole('button', { name: 'Back to the picture’s' }).click();
  await expect(panel).toContainText('The picture shows this text.');
});
