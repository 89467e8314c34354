/**
 * The Vite plugin behind the lessons. It supplies `virtual:faultline-lessons`, the list of them, and for each a module of its
 * own that is loaded when the lesson is opened.
 */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { bundleForNode } from './bundle.mjs';

const LIST = 'virtual:faultline-lessons';
const SOURCES = resolve(import.meta.dirname, '../lessons');

type Made = ReturnType<(typeof import('./lessons'))['shippedLessons']>;

/** One plugin for the development server and the build alike. */
export function lessons(): Plugin {
  let made: Promise<Made> | undefined;

  return {
    name: 'faultline-lessons',
    resolveId: (id) => (id === LIST || id.startsWith(`${LIST}/`) ? `\0${id}` : null),
    async load(id) {
      if (!id.startsWith(`\0${LIST}`)) return null;
      for (const file of readdirSync(SOURCES, { recursive: true, withFileTypes: true }))
        if (file.isFile()) this.addWatchFile(join(file.parentPath, file.name));
      const all = await (made ??= make());
      const found = all.find(({ shipped }) => id === `\0${LIST}/${shipped.lesson.name}`);
      // Browsers read a large value faster from a text than from a literal.
      return found === undefined
        ? listModule(all)
        : `export const shipped = JSON.parse(${JSON.stringify(JSON.stringify(found.shipped))});`;
    },
    watchChange(file) {
      if (file.startsWith(SOURCES)) made = undefined;
    },
  };
}

async function make(): Promise<Made> {
  const file = await bundleForNode('tools/lessons.ts');
  // The query makes Node read the file again after a change.
  const bundle: typeof import('./lessons') = await import(`${pathToFileURL(file).href}?${Date.now()}`);
  return bundle.shippedLessons();
}

function listModule(all: Made): string {
  const entries = all.map(({ track, shipped: { lesson } }) => {
    const { name, title, minutes, misconception, prerequisites } = lesson;
    const said = JSON.stringify({ name, title, minutes, misconception, prerequisites, track }).slice(0, -1);
    return `${said}, "load": () => import(${JSON.stringify(`${LIST}/${name}`)})}`;
  });
  return `export const lessons = [${entries.join(',\n')}];`;
}
