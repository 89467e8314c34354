/**
 * `npm run bench:page`: how fast the page is, in Chromium with software rendering, each figure beside its budget. Six parts:
 * Online Boutique in Watch with its panels open; a dense picture; the first view; from a press to its consequence;
 * what building takes: input while the simulation runs flat out, the editor, the report of a boundary; and each page as a
 * newcomer meets it.
 * Machines differ and are noisy, so a budget that is missed is told and fails nothing. Words after the command name the
 * parts to run: `watch`, `dense`, `load`, `press`, `build`, `pages`.
 */
import { cpus, loadavg } from 'node:os';
import { launch } from './browser';
import { building } from './building';
import { densePicture } from './dense-picture';
import { firstView } from './first-view';
import { pages } from './pages';
import { presses } from './presses';
import { serveBuild } from './served';
import { watch } from './watch';

const PARTS = {
  watch,
  dense: densePicture,
  load: firstView,
  press: presses,
  build: building,
  pages,
} as const;

const wanted = process.argv.slice(2);
console.log(`${cpus().length} CPUs, load before: ${loadavg()[0]?.toFixed(1)}. Software rendering, 1440×900.`);
const browser = await launch();
const app = await serveBuild('vite.config.ts', '/some/path/');
try {
  for (const [name, part] of Object.entries(PARTS)) {
    if (wanted.length === 0 || wanted.includes(name)) await part(browser, app);
  }
} finally {
  await app.close();
  await browser.close();
}
