import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { lessons } from './tools/lessons-plugin';
import { offline } from './tools/offline-plugin';
import { sandbox } from './tools/sandbox-plugin';
import { site } from './tools/site-plugin';
import { systems } from './tools/systems-plugin';

export default defineConfig({
  // Relative, so that the build works under any path of any static host.
  base: './',
  plugins: [react(), sandbox(), systems(), lessons(), site(), offline()],
  worker: { format: 'es' },
  build: {
    // Browsers without it are older than what the sandbox needs, and every page would fetch it.
    modulePreload: { polyfill: false },
    license: { fileName: 'licences.txt' },
    rolldownOptions: {
      // All that the first view needs is one file: it compresses better than twenty, and comes at once. The other pages need
      // nothing of it.
      output: {
        codeSplitting: { groups: [{ name: 'first-view', test: /\/index\.html$/ }] },
      },
    },
  },
});
