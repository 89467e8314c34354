/** From a press to its consequence on the screen: an order to its first message that moves, and each step of the opening. */
import type { Browser, Page } from '@playwright/test';
import { heading } from '../print';
import { withPage } from './browser';
import { budgeted, quantile } from './figures';
import { noticeMotion } from './motion';
import type { Served } from './served';

const TIMES = 5;
const BUDGET_MS = 1500;
/** A step that takes longer than this has failed, ms. */
const PATIENCE_MS = 20_000;
const ORDER = /^place (an )?order$/i;

export async function presses(browser: Browser, { url }: Served): Promise<void> {
  heading('From a press to its consequence');
  const orders: number[] = [];
  for (let i = 0; i < TIMES; i++)
    orders.push(await withPage(browser, (page) => order(page, `${url}#corner-shop/monolith/by-hand/1`)));
  budgeted(
    `“Place order” to its first moving message, p50 of ${TIMES}`,
    quantile(orders, 0.5),
    'ms',
    BUDGET_MS,
  );
  const steps = await withPage(browser, (page) => opening(page, url));
  for (const { label, movedMs, seenMs } of steps) {
    if (!Number.isNaN(movedMs)) budgeted(`Opening, “${label}”: something moves`, movedMs, 'ms', BUDGET_MS);
    budgeted(`Opening, “${label}”: consequence`, seenMs, 'ms', BUDGET_MS);
  }
}

async function order(page: Page, address: string): Promise<number> {
  await page.addInitScript(noticeMotion);
  await page.goto(address);
  const button = page.getByRole('button', { name: ORDER });
  await button.waitFor();
  await page.waitForTimeout(1000);
  await button.evaluate((element: HTMLElement) => window.motion.press(element));
  await page.waitForFunction(() => window.motion.movedMs > 0);
  return page.evaluate(() => window.motion.movedMs - window.motion.pressedMs);
}

interface Step {
  readonly label: string;
  /** From the press on, ms; NaN = nothing moved. */
  readonly movedMs: number;
  /** Until the words say what came of it, and the next press is offered. */
  readonly seenMs: number;
}

/** Presses its way through the opening. */
async function opening(page: Page, url: string): Promise<readonly Step[]> {
  await page.addInitScript(noticeMotion);
  await page.goto(url);
  const button = page
    .getByRole('region', { name: /^the opening/i })
    .getByRole('button')
    .first();
  await button.waitFor();
  await page.waitForTimeout(1000);
  const steps: Step[] = [];
  while ((await button.count()) > 0 && steps.length < 20) {
    const label = (await button.textContent()) ?? '';
    const seenMs = await button.evaluate(pressAndSee, PATIENCE_MS);
    const movedMs = await page.evaluate(() => (window.motion.movedMs || NaN) - window.motion.pressedMs);
    steps.push({ label, movedMs, seenMs });
    await page.waitForTimeout(1500);
  }
  return steps;
}

/** Runs in the page: from the press until the button offers something again or is gone; NaN when that never happens. */
function pressAndSee(button: HTMLElement, patienceMs: number): Promise<number> {
  window.motion.press(button);
  return new Promise((resolve) => {
    let wasBusy = false;
    const look = (): void => {
      const passedMs = performance.now() - window.motion.pressedMs;
      const isBusy = button.isConnected && button.ariaDisabled === 'true';
      wasBusy ||= isBusy;
      if ((wasBusy && !isBusy) || !button.isConnected) resolve(passedMs);
      else if (passedMs > patienceMs) resolve(NaN);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}
