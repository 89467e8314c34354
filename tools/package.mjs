/** `npm run package`: builds the site, and packs it to be unpacked and served, under any path of any web server. */
import { readFileSync, writeFileSync } from 'node:fs';
import { npm, ROOT, ensurePackages } from './packages.mjs';

ensurePackages();
process.chdir(ROOT);
if (npm(['run', '--silent', 'build']) !== 0) process.exit(1);
// Packages may have been missing until now.
const { zipOf } = await import('./zip.mjs');
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const file = `faultline-${version}.zip`;
const zip = zipOf('dist');
writeFileSync(file, zip);
console.log(`${file}: ${(zip.length / 1e6).toFixed(1)} MB. Unpack it into a folder of any web server.`);
