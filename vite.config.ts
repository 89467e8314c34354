import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { lessons } from './tools/lessons-plugin';
import { sandbox } from './tools/sandbox-plugin';
import { systems } from './tools/systems-plugin';

export default defineConfig({
  // Relative, so that the build works under any path of any static host.
  base: './',
  plugins: [react(), sandbox(), systems(), lessons()],
  worker: { format: 'es' },
  build: {
    rolldownOptions: {
      // All that the first view needs is one file: it compresses better than twenty, and comes at once.
      output: { codeSplitting: { groups: [{ name: 'first-view', tags: ['$initial'] }] } },
    },
  },
});
