import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** A page with the app's real canvas over a run that is made up, and nothing else. Never shipped. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  logLevel: 'warn',
  plugins: [react()],
});
