/**
 * The Vite plugin behind the shipped systems. It supplies `virtual:faultline-systems` (the list of them) and, for each, a
 * module of its own that is loaded when the system is chosen: document, lowered handlers, plans. The templates, which are
 * small, are one module, `virtual:faultline-templates`.
 */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { bundleForNode } from './bundle.mjs';
import type { SystemDocument } from '../simulator/model/document';
import type { ShippedSystem } from './systems';

const LIST = 'virtual:faultline-systems';
const TEMPLATES = 'virtual:faultline-templates';
const SOURCES = resolve(import.meta.dirname, '../lessons/systems');

interface Made {
  readonly systems: readonly ShippedSystem[];
  readonly templates: readonly SystemDocument[];
}

/** One plugin for the development server and the build alike. */
export function systems(): Plugin {
  let made: Promise<Made> | undefined;

  return {
    name: 'faultline-systems',
    resolveId: (id) => (id === LIST || id === TEMPLATES || id.startsWith(`${LIST}/`) ? `\0${id}` : null),
    async load(id) {
      if (id !== `\0${TEMPLATES}` && !id.startsWith(`\0${LIST}`)) return null;
      for (const file of readdirSync(SOURCES, { recursive: true, withFileTypes: true }))
        if (file.isFile()) this.addWatchFile(join(file.parentPath, file.name));
      const { systems: all, templates } = await (made ??= make());
      if (id === `\0${TEMPLATES}`) return `export const templates = ${parsed(templates)};`;
      const system = all.find(({ document }) => id === `\0${LIST}/${document.name}`);
      return system === undefined ? listModule(all) : systemModule(system);
    },
    watchChange(file) {
      if (file.startsWith(SOURCES)) made = undefined;
    },
  };
}

async function make(): Promise<Made> {
  const file = await bundleForNode('tools/systems.ts');
  // The query makes Node read the file again after a change.
  const bundle: typeof import('./systems') = await import(`${pathToFileURL(file).href}?${Date.now()}`);
  return { systems: bundle.shippedSystems(), templates: bundle.templates() };
}

function listModule(all: readonly ShippedSystem[]): string {
  const entries = all.map(({ document: { name, title, summary } }) => {
    const said = JSON.stringify({ name, title, summary }).slice(0, -1);
    return `${said}, "load": () => import(${JSON.stringify(`${LIST}/${name}`)})}`;
  });
  return `export const systems = [${entries.join(',\n')}];`;
}

function systemModule(system: ShippedSystem): string {
  return `export const system = ${parsed(system)};`;
}

/** Browsers read a large value faster from a text than from a literal. */
function parsed(value: unknown): string {
  return `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
}
