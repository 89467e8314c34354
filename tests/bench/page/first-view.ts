/** The first view: what is fetched before a newcomer can do something, and how long that takes, with nothing cached. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from '@playwright/test';
import { heading, line } from '../print';
import { withPage } from './browser';
import { budgeted, quantile } from './figures';
import type { Served } from './served';

const LOADS = 5;
const BUDGET = { kB: 300, ms: 1500 } as const;

interface Load {
  /** From the navigation on, ms: the button is there and can be pressed; its press has changed what is on the screen. */
  readonly enabledMs: number;
  readonly answeredMs: number;
  /** Scripts that had come by then. */
  readonly scripts: readonly string[];
  readonly later: readonly string[];
}

export async function firstView(browser: Browser, { url, folder }: Served): Promise<void> {
  heading(`First view, ${LOADS} loads with nothing cached`);
  const loads: Load[] = [];
  for (let i = 0; i < LOADS; i++) loads.push(await withPage(browser, (page) => load(page, url)));
  const kB = (name: string): number => gzipSync(readFileSync(join(folder, name))).length / 1000;
  const [first] = loads;
  if (first === undefined) return;
  const total = Math.max(...loads.map(({ scripts }) => scripts.reduce((sum, name) => sum + kB(name), 0)));
  budgeted('JavaScript before “Place an order” can be pressed, gzipped', total, 'kB', BUDGET.kB);
  for (const name of first.scripts) line(`  ${name}`, kB(name), 'kB');
  for (const name of first.later) line(`  afterwards: ${name}`, kB(name), 'kB');
  budgeted(
    '“Place an order” can be pressed, p50',
    quantile(
      loads.map(({ enabledMs }) => enabledMs),
      0.5,
    ),
    'ms',
    BUDGET.ms,
  );
  budgeted(
    '… and its press is answered, p50',
    quantile(
      loads.map(({ answeredMs }) => answeredMs),
      0.5,
    ),
    'ms',
    BUDGET.ms,
  );
}

async function load(page: Page, url: string): Promise<Load> {
  const fetched: { readonly name: string; readonly atMs: number }[] = [];
  page.on('requestfinished', (request) => {
    const { startTime, responseEnd } = request.timing();
    if (request.url().endsWith('.js'))
      fetched.push({ name: request.url().slice(url.length), atMs: startTime + responseEnd });
  });
  await page.addInitScript(pressAtOnce);
  await page.goto(url);
  await page.waitForFunction(() => window.firstPress.answeredMs > 0);
  await page.waitForTimeout(1000);
  const { enabledMs, answeredMs, originMs } = await page.evaluate(() => ({
    ...window.firstPress,
    originMs: performance.timeOrigin,
  }));
  const isBefore = ({ atMs }: { readonly atMs: number }): boolean => atMs <= originMs + enabledMs;
  return {
    enabledMs,
    answeredMs,
    scripts: fetched.filter(isBefore).map(({ name }) => name),
    later: fetched.filter((one) => !isBefore(one)).map(({ name }) => name),
  };
}

declare global {
  interface Window {
    firstPress: { enabledMs: number; answeredMs: number };
  }
}

/** Runs in the page before anything else: notes when the button can be pressed, presses it, and waits for that to show. */
function pressAtOnce(): void {
  window.firstPress = { enabledMs: 0, answeredMs: 0 };
  if (window.top !== window) return;
  const changes = { subtree: true, childList: true, characterData: true, attributes: true };
  /** Tells of the next change for which `work` returns true. */
  const onChange = (work: () => boolean): void => {
    const observer = new MutationObserver(() => work() && observer.disconnect());
    observer.observe(document, changes);
  };
  const press = (button: HTMLButtonElement): void => {
    onChange(() => {
      // Once the frame with it is drawn.
      requestAnimationFrame(() => setTimeout(() => (window.firstPress.answeredMs = performance.now())));
      return true;
    });
    button.click();
  };
  onChange(() => {
    const buttons = [...document.querySelectorAll('button')];
    const button = buttons.find(({ textContent }) => /^place (an )?order$/i.test(textContent));
    if (button === undefined || button.disabled || button.ariaDisabled === 'true') return false;
    window.firstPress.enabledMs = performance.now();
    // Nobody presses before it is drawn.
    requestAnimationFrame(() => press(button));
    return true;
  });
}
