/** The Vite plugin behind the preflight page: supplies `virtual:faultline-witness`, a run and the hash that it has in Node. */
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { bundleForNode } from './bundle.mjs';

const WITNESS = 'virtual:faultline-witness';

/** One plugin for the development server and the build alike. */
export function witness(): Plugin {
  return {
    name: 'faultline-witness',
    resolveId: (id) => (id === WITNESS ? `\0${id}` : null),
    async load(id) {
      if (id !== `\0${WITNESS}`) return null;
      const file = await bundleForNode('tools/witness.ts');
      const bundle: typeof import('./witness') = await import(`${pathToFileURL(file).href}?${Date.now()}`);
      return `export const witness = ${JSON.stringify(bundle.witness())};`;
    },
  };
}
