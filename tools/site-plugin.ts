/**
 * The Vite plugin behind the pages: what all of them have in their heads, and the content of those that are made when the
 * site is built.
 */
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { HtmlTagDescriptor, Plugin } from 'vite';
import { bundleForNode } from './bundle.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const PLACE = '<!-- content -->';

/** Every page that there is, by the name of its file. */
export const PAGES = ['index.html', 'reference.html', 'about.html'];

/** One plugin for the development server and the build alike. */
export function site(): Plugin {
  const firstTheme = readFileSync(resolve(ROOT, 'src/shared/ui/first-theme.js'), 'utf8');
  return {
    name: 'faultline-site',
    config: () => ({ build: { rolldownOptions: { input: PAGES.map((page) => resolve(ROOT, page)) } } }),
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
          tags: head(firstTheme),
        };
      },
    },
  };
}

function head(firstTheme: string): HtmlTagDescriptor[] {
  return [
    { tag: 'script', children: firstTheme, injectTo: 'head' },
    { tag: 'link', attrs: { rel: 'icon', href: './favicon.svg', type: 'image/svg+xml' }, injectTo: 'head' },
  ];
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
