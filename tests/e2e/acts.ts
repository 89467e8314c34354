/** What several stories do on the page. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Breaks something in the words of the fault grammar, by keyboard. */
export async function breakIt(page: Page, fault: string): Promise<void> {
  const words = page.getByLabel('In words');
  // The keys are fetched when the picture stands.
  await expect(async () => {
    await page.keyboard.press('b');
    await expect(words).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 15_000 });
  await words.fill(fault);
  await words.press('Enter');
  await expect(page.getByRole('button', { name: `Repair: ${fault}` }).first()).toBeVisible();
  await page.keyboard.press('Escape');
}

/** One order with payments apart, its answer cut after the debit; as far as the broken promise. */
export async function breakAPromise(page: Page, fault: string): Promise<void> {
  await page.goto('./#corner-shop/payments-apart/one-order/1');
  await expect(page.getByRole('button', { name: /^Service payments/ })).toBeVisible({ timeout: 20_000 });
  await breakIt(page, fault);
  await page.getByRole('radio', { name: 'Watch' }).check({ force: true });
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(page.getByRole('region', { name: 'Time' })).toContainText('1 unknown', { timeout: 15_000 });
  await page.getByRole('button', { name: 'Pause' }).click();
}

/** What axe finds that keeps somebody out, with the places. */
export async function harms(page: Page, where: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include(where).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
