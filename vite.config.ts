import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  // Relative, so that the build works under any path of any static host.
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
});
