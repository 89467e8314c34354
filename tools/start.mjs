/** `npm start`: installs what is missing and serves the page with Vite, whose options may follow after `--`. */
import { ROOT, ensurePackages } from './packages.mjs';

ensurePackages();
process.chdir(ROOT);
await import(new URL('../node_modules/vite/bin/vite.js', import.meta.url).href);
