/**
 * The Vite plugin behind the pages: what all of them have in their heads, and the content of those that are made when the
 * site is built.
 */
import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { HtmlTagDescriptor, Plugin } from 'vite';
import { bundleForNode } from './bundle.mjs';

const ROOT = resolve(import.meta.dirname, '..');
/** Where the site will be, for those who want a picture's whole address; everybody else is content with its name. */
const ADDRESS = process.env['FAULTLINE_ADDRESS']?.replace(/\/*$/, '/') ?? './';
const PLACE = '<!-- content -->';

/** Every page that there is, by the name of its file. */
export const PAGES = [
  'index.html',
  'lessons.html',
  'reference.html',
  'about.html',
  'workshop.html',
  'preflight.html',
];

/** Packages of which workers alone have something. */
const IN_WORKERS = [
  'acorn',
  'typescript',
  'workbox-core',
  'workbox-precaching',
  'workbox-routing',
  'workbox-strategies',
];

/** One plugin for the development server and the build alike. */
export function site(): Plugin {
  const firstTheme = readFileSync(resolve(ROOT, 'src/shared/ui/first-theme.js'), 'utf8');
  return {
    name: 'faultline-site',
    config: () => ({ build: { rolldownOptions: { input: PAGES.map((page) => resolve(ROOT, page)) } } }),
    // What is bundled into workers is not among what Vite lists.
    writeBundle({ dir = 'dist' }) {
      appendFileSync(join(dir, 'licences.txt'), IN_WORKERS.map(licenceOf).join(''));
    },
    generateBundle() {
      const source = readFileSync(resolve(ROOT, 'LICENSE'));
      this.emitFile({ type: 'asset', fileName: 'LICENSE.txt', source });
    },
    transformIndexHtml: {
      order: 'pre',
      async handler(html, { filename }) {
        const content = html.includes(PLACE) ? await contentOf(basename(filename)) : undefined;
        // As a function: the content may hold what a replacement gives a meaning to.
        return {
          html: content === undefined ? html : html.replace(PLACE, () => content),
          tags: head(html, firstTheme),
        };
      },
    },
  };
}

/** A package's licence, as Vite prints the others. */
function licenceOf(name: string): string {
  const folder = join(ROOT, 'node_modules', name);
  const { version, license }: Readonly<Record<string, string>> = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${name} has no file with its licence`);
  return `\n## ${name} - ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
}

/** What all pages say of themselves to browsers, and to whoever shows a link to them. */
function head(html: string, firstTheme: string): HtmlTagDescriptor[] {
  const [, title = ''] = /<title>([^<]*)<\/title>/.exec(html) ?? [];
  const [, description = ''] = /name="description"\s+content="([^"]*)"/.exec(html) ?? [];
  const link = (rel: string, href: string, more: Readonly<Record<string, string>> = {}) => ({
    tag: 'link',
    attrs: { rel, href, ...more },
  });
  const meta = (attrs: Readonly<Record<string, string>>) => ({ tag: 'meta', attrs });
  const tags = [
    { tag: 'script', children: firstTheme },
    link('icon', './favicon.svg', { type: 'image/svg+xml' }),
    link('apple-touch-icon', './icons/180.png'),
    link('manifest', './manifest.webmanifest'),
    meta({ name: 'theme-color', content: '#fdfcf9', media: '(prefers-color-scheme: light)' }),
    meta({ name: 'theme-color', content: '#1d1c18', media: '(prefers-color-scheme: dark)' }),
    meta({ property: 'og:type', content: 'website' }),
    meta({ property: 'og:title', content: title }),
    meta({ property: 'og:description', content: description }),
    meta({ property: 'og:image', content: `${ADDRESS}social.png` }),
    meta({ name: 'twitter:card', content: 'summary_large_image' }),
  ];
  return tags.map((tag) => ({ ...tag, injectTo: 'head' }));
}

type Pages = typeof import('./site');

/** Being made: pages that are asked for meanwhile share it, and later ones are made of what the sources have become. */
let making: Promise<Pages> | undefined;

async function make(): Promise<Pages> {
  const bundle = await bundleForNode('tools/site.ts');
  // The query makes Node read the file again after a change.
  return import(`${pathToFileURL(bundle).href}?${Date.now()}`);
}

async function contentOf(file: string): Promise<string> {
  making ??= make().finally(() => (making = undefined));
  const content = (await making).contentOf(file);
  if (content === undefined) throw new Error(`${file} has a place for its content, and nothing makes any`);
  return content;
}
