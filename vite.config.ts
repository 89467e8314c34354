import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { lessons } from './tools/lessons-plugin';
import { offline } from './tools/offline-plugin';
import { sandbox } from './tools/sandbox-plugin';
import { site } from './tools/site-plugin';
import { systems } from './tools/systems-plugin';
import { witness } from './tools/witness-plugin';

/** Whether a module is none of the playground's own, nothing that only lessons need, and nothing of the pages to read. */
function isForAll(id: string): boolean {
  return !/\/src\/(app\/|features\/|offline\/|shared\/(offline|progress)\/|site\/(?!pages))|\/node_modules\/(@xyflow|d3-|xstate|@xstate)/.test(
    id,
  );
}

export default defineConfig({
  // Relative, so that the build works under any path of any static host.
  base: './',
  plugins: [react(), sandbox(), systems(), lessons(), witness(), site(), offline()],
  worker: { format: 'es' },
  build: {
    // Browsers without it are older than what the sandbox needs, and every page would fetch it.
    modulePreload: { polyfill: false },
    license: { fileName: 'licences.txt' },
    rolldownOptions: {
      // Our modules do nothing by being imported, but for these: so what only lists others costs a page no more than it uses.
      treeshake: {
        moduleSideEffects: [
          {
            test: /\/src\/((.*\/)?main\.tsx?|shared\/ui\/index\.ts)$/,
            sideEffects: true,
          },
          { test: /\/(src|simulator|lessons)\/.*\.tsx?($|\?)/, sideEffects: false },
        ],
      },
      // All that the first view needs is two files, which come at once and compress better than twenty: what the other live
      // pages need too, and the playground itself, which those must not load because it opens. Pages to read need nothing.
      output: {
        codeSplitting: {
          groups: [
            { name: 'every-page', test: /\/src\/shared\/(offline|progress\/form)/, priority: 3 },
            { name: 'shared', tags: ['$initial'], minShareCount: 2, test: isForAll, priority: 2 },
            { name: 'first-view', test: /\/index\.html$/, priority: 1 },
          ],
        },
      },
    },
  },
});
