/** What a page costs while it goes on and on: how busy its main thread is, its longest task, and how evenly frames come. */
import type { Browser, Page } from '@playwright/test';
import { quantile } from './figures';
import { busyTime, type Busy } from './trace';

export interface Steady {
  /** The main thread. */
  readonly busy: Busy;
  /** Between two animation frames, ms. */
  readonly gapsMs: { readonly p50: number; readonly p95: number; readonly p99: number };
}

const BEGIN = 'bench-begin';
const END = 'bench-end';
/** The trace: a task is one event, a mark of ours another. */
const CATEGORIES = ['toplevel', 'blink.user_timing', '__metadata'];

/** Measures for so many seconds what the page does anyway. */
export async function steadyState(browser: Browser, page: Page, seconds: number): Promise<Steady> {
  await browser.startTracing(page, { categories: CATEGORIES });
  const gaps = await page.evaluate(
    ([begin, end, seconds]) =>
      new Promise<number[]>((resolve) => {
        const gaps: number[] = [];
        let last = 0;
        const frame = (nowMs: number): void => {
          if (last === 0) performance.mark(begin);
          else gaps.push(nowMs - last);
          last = nowMs;
          if (performance.now() - beganMs < seconds * 1000) requestAnimationFrame(frame);
          else {
            performance.mark(end);
            resolve(gaps);
          }
        };
        const beganMs = performance.now();
        requestAnimationFrame(frame);
      }),
    [BEGIN, END, seconds] as const,
  );
  const trace = await browser.stopTracing();
  return {
    busy: busyTime(trace.toString(), BEGIN, END),
    gapsMs: { p50: quantile(gaps, 0.5), p95: quantile(gaps, 0.95), p99: quantile(gaps, 0.99) },
  };
}
