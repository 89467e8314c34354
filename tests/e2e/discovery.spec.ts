/** Discovery: one of three instances dies, and who still believes in it is seen, counted and named; told to stop, it costs less. */
import { expect, test, type Page } from '@playwright/test';
import { breakIt, harms } from './acts';

async function open(page: Page, address: string): Promise<void> {
  await page.goto(`./#corner-shop/${address}/1`);
  await expect(page.getByRole('button', { name: /^Service payments/ })).toBeVisible({ timeout: 20_000 });
  await page.getByRole('radio', { name: 'Watch' }).check({ force: true });
  await page.getByRole('button', { name: 'Place order' }).click();
  await expect(belief(page)).toHaveAccessibleName(/#1, #2, #3$/, { timeout: 15_000 });
}

/** What the shop believes, beside it. */
function belief(page: Page) {
  return page.getByRole('img', { name: /^shop believes that payments has/ });
}

test('an instance dies, and the shop goes on believing in it: the cache is late', async ({ page }) => {
  test.setTimeout(120_000);
  await open(page, 'found-by-kubernetes/by-hand');
  await breakIt(page, 'crash payments#2 for 60s');
  await expect(belief(page)).toHaveAccessibleName(/#2 \(it does not serve: it keeps an earlier answer/, {
    timeout: 15_000,
  });

  await test.step('each call that pays for it is counted at the registry', async () => {
    for (let order = 0; order < 3; order++) await page.getByRole('button', { name: 'Place order' }).click();
    await page.getByRole('button', { name: /^Registry cluster-dns, kubernetes/ }).click();
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    await expect(inspector).toContainText(/calls that paid\D*[1-9]/, { timeout: 15_000 });
    await expect(inspector).toContainText(/stale beliefs\D*[0-9.]+ s/);
  });

  await test.step('the log names the layer that is late', async () => {
    await page.getByRole('tab', { name: 'Log' }).click();
    await expect(page.getByRole('tabpanel', { name: 'Log' })).toContainText(
      'shop#1 still believes in payments#2: it keeps an earlier answer for its time to live',
    );
  });

  await test.step('the instance’s life is a statechart, its state lit', async () => {
    await page.getByRole('button', { name: /^Service payments/ }).click();
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    await expect(inspector.getByRole('region', { name: 'Instances' })).toContainText('payments#2 gone');
    await inspector.getByRole('button', { name: 'payments#2', exact: true }).click();
    await expect(
      inspector.getByRole('img', { name: /^gone; .*from ready, on stop, unhealthy, to draining/ }),
    ).toBeVisible();
    expect(await harms(page, 'main')).toEqual([]);
  });
});

test('told to stop, an instance says so: found by Consul, nobody believes in it any more', async ({
  page,
}) => {
  test.setTimeout(90_000);
  await open(page, 'found-by-consul/by-hand');
  await breakIt(page, 'drain payments#2 for 60s');
  for (let order = 0; order < 3; order++) await page.getByRole('button', { name: 'Place order' }).click();
  await expect(belief(page)).toHaveAccessibleName(/has #1, #3$/, { timeout: 15_000 });
  await expect(page.getByRole('region', { name: 'Time' })).toContainText(
    '4 requests · 0 under way · 0 failed',
  );
});
