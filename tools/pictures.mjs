/**
 * Draws the committed pictures anew, with Chromium: the icons from public/favicon.svg, and the picture that is shown where
 * somebody shares a link. `node tools/pictures.mjs`, after a change to what they show.
 */
import { readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { findChromium } from './chromium.mjs';
import { ROOT } from './packages.mjs';

const INK = '#24221d';
const mark = readFileSync(`${ROOT}public/favicon.svg`, 'utf8');
const shot = readFileSync(`${ROOT}docs/a-broken-promise.png`).toString('base64');

/**
 * The mark, square; a maskable one fills the square and keeps to the middle, for whoever cuts it.
 * @param {boolean} isMaskable
 */
const icon = (isMaskable) =>
  `<style>*{margin:0}body{background:${isMaskable ? INK : 'none'};display:grid;place-items:center;height:100vh}
  svg{width:${isMaskable ? 80 : 100}%}</style>${mark}`;

const social = `<style>
  * { margin: 0; box-sizing: border-box }
  body { width: 1200px; height: 630px; overflow: hidden; background: #f4f2ed; color: ${INK};
    font-family: 'DejaVu Sans', sans-serif }
  .words { position: absolute; left: 72px; top: 84px; width: 430px }
  svg { width: 84px; border-radius: 18px; display: block }
  h1 { margin-top: 36px; font-size: 60px; letter-spacing: -2px }
  p { margin-top: 20px; font-size: 29px; line-height: 1.35 }
  .shot { position: absolute; left: 560px; top: 84px; width: 720px; height: 640px; border: 1px solid #c8c1b3;
    border-radius: 14px; box-shadow: 0 20px 60px rgb(50 40 20 / 18%); overflow: hidden;
    background: url(data:image/png;base64,${shot}) -193px -36px / 1060px }
</style>
<div class="words">${mark}<h1>Faultline</h1><p>Draw a boundary, and watch what it costs.</p></div>
<div class="shot"></div>`;

/** @type {readonly { file: string, width: number, height: number, html: string }[]} */
const PICTURES = [
  { file: 'icons/180.png', width: 180, height: 180, html: icon(true) },
  { file: 'icons/192.png', width: 192, height: 192, html: icon(false) },
  { file: 'icons/512.png', width: 512, height: 512, html: icon(false) },
  { file: 'icons/maskable-512.png', width: 512, height: 512, html: icon(true) },
  { file: 'social.png', width: 1200, height: 630, html: social },
];

const executablePath = await findChromium();
const browser = await chromium.launch({
  args: ['--no-sandbox'],
  ...(executablePath === undefined ? {} : { executablePath }),
});
for (const { file, width, height, html } of PICTURES) {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.setContent(html);
  await page.screenshot({ path: `${ROOT}public/${file}`, omitBackground: true });
  await page.close();
}
await browser.close();
