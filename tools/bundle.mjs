/**
 * Bundles our TypeScript so that Node can run it. The sources import without extensions, which Node alone cannot follow.
 * Every run bundles again: it takes a fraction of a second, and what runs is always what is in the tree.
 */
import { spawn } from 'node:child_process';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ROOT } from './packages.mjs';

const CACHE = join(ROOT, 'node_modules/.cache/faultline');

/**
 * `import text from './file.ts?raw'` gives a file's text, as Vite does for the page.
 * @type {import('rolldown').Plugin}
 */
const rawText = {
  name: 'raw-text',
  async resolveId(id, importer) {
    if (!id.endsWith('?raw')) return null;
    const found = await this.resolve(id.slice(0, -'?raw'.length), importer);
    return found && { id: `${found.id}?raw` };
  },
  async load(id) {
    if (!id.endsWith('?raw')) return null;
    const text = await readFile(id.slice(0, -'?raw'.length), 'utf8');
    return { code: `export default ${JSON.stringify(text)};`, moduleType: 'js' };
  },
};

/**
 * Writes a file in one step: another run may be reading the one it replaces.
 * @param {string} file
 * @param {string | Uint8Array} content
 */
async function replaceFile(file, content) {
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, content);
  await rename(draft, file);
}

/**
 * Bundles one entry to one file in the cache folder and returns the file's path.
 * @param {string} entry a path from the project's root
 * @param {{ selfContained?: boolean }} [options] self-contained: with its packages inside, not imported from node_modules
 */
export async function bundleForNode(entry, { selfContained = false } = {}) {
  const { rolldown } = await import('rolldown');
  const build = await rolldown({
    input: join(ROOT, entry),
    cwd: ROOT,
    platform: 'node',
    plugins: [rawText],
    // A bare name is a package: not relative, not absolute (also with a drive letter).
    ...(selfContained ? {} : { external: /^(?![./]|[A-Za-z]:)/ }),
    logLevel: 'silent',
  });
  try {
    // In the entry's own folder: two entries may have one name.
    const folder = join(CACHE, dirname(entry));
    const file = join(folder, `${basename(entry, '.ts')}.mjs`);
    const { output } = await build.generate({
      file,
      format: 'esm',
      codeSplitting: false,
      sourcemap: true,
    });
    await mkdir(folder, { recursive: true });
    for (const part of output) {
      await replaceFile(join(folder, part.fileName), part.type === 'chunk' ? part.code : part.source);
    }
    return file;
  } finally {
    await build.close();
  }
}

/**
 * Runs a bundle in a Node of its own with this process's terminal, and ends with its exit code.
 * @param {string} file
 * @param {{ nodeOptions?: string[], args?: string[] }} [options]
 */
export function runBundle(file, { nodeOptions = [], args = process.argv.slice(2) } = {}) {
  const child = spawn(process.execPath, ['--enable-source-maps', ...nodeOptions, file, ...args], {
    stdio: 'inherit',
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
