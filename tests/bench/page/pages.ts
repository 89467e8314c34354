/**
 * Each page as somebody meets it who has never been here: when something is seen, for how long input would have waited, what
 * jumped, and what was fetched. The limits are those that web.dev calls good.
 */
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from '@playwright/test';
import { heading, line } from '../print';
import { withPage } from './browser';
import { budgeted, quantile } from './figures';
import type { Served } from './served';

const LOADS = 3;
const SETTLES_MS = 2500;
const BUDGET = { seenMs: 1800, blockedMs: 200, shift: 0.1 } as const;

const PAGES = {
  landing: './',
  lesson: './?lesson=one-unit',
  playground: './#corner-shop/payments-apart/by-hand',
  'map of lessons': './lessons.html',
  reference: './reference.html',
  about: './about.html',
} as const;

interface Load {
  /** First contentful paint. */
  readonly seenMs: number;
  /** Total blocking time: what tasks took beyond 50 ms each, from the first paint on. */
  readonly blockedMs: number;
  /** Cumulative layout shift. */
  readonly shift: number;
  readonly scriptKB: number;
  readonly allKB: number;
}

export async function pages(browser: Browser, { url }: Served): Promise<void> {
  heading(`Each page, ${LOADS} loads with nothing cached, ${SETTLES_MS / 1000} s each`);
  for (const [name, address] of Object.entries(PAGES)) {
    const loads: Load[] = [];
    for (let i = 0; i < LOADS; i++)
      loads.push(await withPage(browser, (page) => load(page, new URL(address, url).href)));
    const median = (figure: keyof Load): number =>
      quantile(
        loads.map((one) => one[figure]),
        0.5,
      );
    budgeted(`${name}: first contentful paint`, median('seenMs'), 'ms', BUDGET.seenMs);
    budgeted(`${name}: total blocking time`, median('blockedMs'), 'ms', BUDGET.blockedMs);
    budgeted(`${name}: layout shift`, median('shift'), '', BUDGET.shift);
    line(`${name}: JavaScript until then, gzipped`, median('scriptKB'), 'kB');
    line(`${name}: everything until then, gzipped`, median('allKB'), 'kB');
  }
}

async function load(page: Page, address: string): Promise<Load> {
  const fetched: Promise<{ readonly isScript: boolean; readonly kB: number }>[] = [];
  page.on('response', (response) => {
    const isScript = response.request().resourceType() === 'script';
    if (response.url().startsWith('http'))
      fetched.push(response.body().then((body) => ({ isScript, kB: gzipSync(body).length / 1000 })));
  });
  await page.addInitScript(watchVitals);
  await page.goto(address);
  await page.waitForTimeout(SETTLES_MS);
  const { seenMs, blocked, shift } = await page.evaluate(() => window.vitals);
  const files = await Promise.all(fetched);
  const sum = (sizes: typeof files): number => sizes.reduce((total, { kB }) => total + kB, 0);
  return {
    seenMs,
    blockedMs: blocked.reduce((total, { atMs, ms }) => (atMs < seenMs ? total : total + ms - 50), 0),
    shift,
    scriptKB: sum(files.filter(({ isScript }) => isScript)),
    allKB: sum(files),
  };
}

interface Vitals {
  seenMs: number;
  shift: number;
  readonly blocked: { readonly atMs: number; readonly ms: number }[];
}

declare global {
  interface Window {
    vitals: Vitals;
  }
}

/** Runs in the page before anything else. */
function watchVitals(): void {
  const vitals: Vitals = { seenMs: NaN, shift: 0, blocked: [] };
  window.vitals = vitals;
  const watch = (type: string, tell: (entry: PerformanceEntry) => void): void =>
    new PerformanceObserver((list) => list.getEntries().forEach(tell)).observe({ type, buffered: true });
  watch('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') vitals.seenMs = startTime;
  });
  watch('longtask', ({ startTime, duration }) => vitals.blocked.push({ atMs: startTime, ms: duration }));
  watch('layout-shift', (entry) => {
    // Not among TypeScript's own types.
    const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (!hadRecentInput) vitals.shift += value;
  });
}
