/** A picture as dense as one may become: 100 services, 300 links between them, 2,000 messages, fed ten times a second. */
import type { Browser, Page } from '@playwright/test';
import { heading, line } from '../print';
import { prepare } from '../run';
import { withPage } from './browser';
import { printSteady } from './figures';
import type {} from './scene/main';
import { serveBuild } from './served';
import { steadyState } from './steady';

const SERVICES = 100;
const LINKS = 300;
const MESSAGES = 2000;
/** While somebody drags: what moves is not what is measured. */
const FEW_MESSAGES = 100;
const SETTLES_MS = 5000;
const SECONDS = 10;

export async function densePicture(browser: Browser): Promise<void> {
  heading(`${SERVICES} services, ${LINKS} links, ${MESSAGES} messages, fed at 10 Hz, ${SECONDS} s`);
  const system = denseSystem();
  const { plan } = prepare(system, { seed: 1, seconds: 60 });
  const scene = await serveBuild('tests/bench/page/scene/vite.config.ts', '/');
  try {
    await withPage(browser, async (page) => {
      await page.goto(scene.url);
      await page.waitForFunction(() => 'show' in window);
      await page.evaluate(([run, messages]) => window.show(run, messages), [
        JSON.stringify({ document: system, plan }),
        MESSAGES,
      ] as const);
      await page.waitForTimeout(SETTLES_MS);
      printSteady('dense picture', await steadyState(browser, page, SECONDS));
      const drawn = await page.evaluate(countRectangles);
      line('dense picture: rectangles that one frame paints', drawn, '');
      line('dense picture: boxes', await page.locator('.react-flow__node').count(), '');
      line('dense picture: wires', await page.locator('.react-flow__edge').count(), '');
    });
    await withPage(browser, async (page) => {
      await page.goto(scene.url);
      await page.waitForFunction(() => 'show' in window);
      await page.evaluate(([run, messages]) => window.show(run, messages), [
        JSON.stringify({ document: system, plan }),
        FEW_MESSAGES,
      ] as const);
      await page.waitForTimeout(SETTLES_MS);
      await dragAbout(browser, page);
    });
  } finally {
    await scene.close();
  }
}

/** Moves one of the services that have the most wires round and round, with the pointer. */
async function dragAbout(browser: Browser, page: Page): Promise<void> {
  await page.evaluate(() => window.draw());
  const box = page.locator('[data-id="service:service-45"]');
  await page.waitForTimeout(SETTLES_MS / 2);
  const { x = 0, y = 0 } = (await box.boundingBox()) ?? {};
  await page.mouse.move(x + 8, y + 5);
  await page.mouse.down();
  let isOver = false;
  const moving = (async () => {
    for (let step = 0; !isOver; step++)
      await page.mouse.move(x + 8 + 150 * Math.sin(step / 40), y + 5 + 100 * Math.sin(step / 25));
  })();
  const steady = await steadyState(browser, page, SECONDS);
  isOver = true;
  await moving;
  const isMoved = await page.evaluate(() => document.querySelector('[data-held]') !== null);
  await page.mouse.up();
  printSteady(`one of ${SERVICES} services dragged${isMoved ? '' : ' (it did not move)'}`, steady);
}

/** Runs in the page: what the canvas paints in one animation frame. */
function countRectangles(): Promise<number> {
  const { prototype } = CanvasRenderingContext2D;
  const { clearRect, fillRect } = prototype;
  return new Promise((resolve) => {
    let count = -1;
    prototype.clearRect = function (...rect) {
      if (count > 0) {
        Object.assign(prototype, { clearRect, fillRect });
        resolve(count);
      }
      count = 0;
      clearRect.apply(this, rect);
    };
    prototype.fillRect = function (...rect) {
      count++;
      fillRect.apply(this, rect);
    };
  });
}

/** A document with services in rows of ten, each of which calls its neighbour and some of the row below; none in a circle. */
function denseSystem(): unknown {
  const name = (i: number): string => `service-${i}`;
  const all = Array.from({ length: SERVICES }, (_, i) => i);
  const pairs = [1, 10, 9, 11].flatMap((step) => all.map((i) => [i, i + step] as const));
  const drawn = pairs.filter(([, to]) => to < SERVICES).slice(0, LINKS);
  const calls = (i: number): string[] =>
    drawn.flatMap(([from, to]) => (from === i ? [`${name(to)}.serve`] : []));
  return {
    format: 'faultline/1',
    name: 'dense',
    title: 'Dense',
    summary: 'As many services as a picture should bear.',
    modules: Object.fromEntries(
      all.map((i) => [
        name(i),
        { explains: 'One of many.', operations: { serve: { work: '1ms', calls: calls(i) } } },
      ]),
    ),
    tasks: { visit: { weight: 1, steps: [{ request: `${name(0)}.serve` }] } },
    deployments: {
      apart: {
        explains: 'Each on its own.',
        services: Object.fromEntries(all.map((i) => [name(i), { modules: [name(i)] }])),
      },
    },
    experiments: { quiet: { workload: { requests: [] }, length: '60s' } },
  };
}
