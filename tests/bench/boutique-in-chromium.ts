/** The boutique's bench once more, where people run it: in the worker of the page's sandbox, with all its hardening. */
import { chromium } from '@playwright/test';
import type { Plan } from '../../simulator/model/plan';
import { loadSystem } from '../../lessons/systems';
import { findChromium } from '../../tools/chromium.mjs';
import { openEnginePage } from '../engine-page/open';
import { type BoutiqueFigures, TEN_MINUTES_S } from './boutique';
import { prepare } from './run';

/** The figures in Chromium, or undefined when none starts. The heap is not known there. */
export async function boutiqueInChromium(): Promise<Omit<BoutiqueFigures, 'heapMib'> | undefined> {
  const executablePath = await findChromium();
  if (executablePath === undefined) return undefined;
  const document = loadSystem('online-boutique');
  const { plan, text } = prepare(document, { deployment: 'microservices', seed: 1, seconds: TEN_MINUTES_S });
  const served = await openEnginePage();
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(served.url);
    await page.waitForFunction(() => 'engine' in window);
    const { report, seconds } = await page.evaluate(
      async (given) => {
        const [plan, text] = JSON.parse(given) as [Plan, string]; // written below
        const run = await window.engine.start(plan, text);
        const end = { atNs: plan.lengthNs };
        // Once to learn the code, then back and, timed, all of it again: what somebody waits for who goes back.
        for (const position of [end, { atNs: 0 }]) await run.seek(position);
        const began = performance.now();
        const arrived = await run.seek(end);
        const seconds = (performance.now() - began) / 1000;
        const report = await run.report();
        run.dispose();
        if (!arrived.ok) throw new Error(arrived.error.message);
        if (!report.ok) throw new Error(report.error.message);
        if (report.value.failure !== null) throw new Error(report.value.failure.message);
        return { report: report.value, seconds };
      },
      JSON.stringify([plan, text]),
    );
    return {
      callsPerSecond: report.calls / seconds,
      spansPerSecond: report.spans / seconds,
      eventsPerSecond: report.events / seconds,
      tenMinutesSeconds: seconds,
    };
  } finally {
    await browser.close();
    await served.close();
  }
}
