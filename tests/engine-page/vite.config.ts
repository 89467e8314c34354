import { defineConfig } from 'vite';
import { sandbox } from '../../tools/sandbox-plugin';

/** A page with the sandbox and the engine as the app has them, and nothing else. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  logLevel: 'warn',
  plugins: [sandbox()],
});
