/**
 * The Vite plugin behind the sandbox. It supplies `virtual:faultline-engine` (the worker's script and the document of the
 * frame it runs in, as text), the same of a small engine as `virtual:faultline-engine-small`, and writes the page's content security policy, with the hashes of the inline scripts.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { rolldown, type Plugin as RolldownPlugin } from 'rolldown';
import type { Plugin } from 'vite';

const VIRTUAL = 'virtual:faultline-engine';
const SMALL = `${VIRTUAL}-small`;
const ROOT = resolve(import.meta.dirname, '..');
/** Folders whose `few` stands for their `index` in the small engine. */
const PARTED = [
  'simulator/engine/parts',
  'simulator/components/service/release',
  'simulator/worker/debug/lines',
].map((folder) => resolve(ROOT, folder));

export interface SandboxOptions {
  /** The worker's entry, absolute; tests bring smaller ones. */
  readonly entry?: string;
}

/** One plugin for the development server and the build alike. */
export function sandbox({ entry = resolve(ROOT, 'simulator/worker/entry.ts') }: SandboxOptions = {}): Plugin {
  const bootstrap = readFileSync(resolve(ROOT, 'src/shared/sandbox/bootstrap.js'), 'utf8');
  const bootstrapHash = hashOf(bootstrap);
  let isBuild = false;
  /** What each of the two was made from. */
  const filesOf = new Map<string, ReadonlySet<string>>();

  return {
    name: 'faultline-sandbox',
    configResolved(config) {
      isBuild = config.command === 'build';
    },
    resolveId: (id) => (id === VIRTUAL || id === SMALL ? `\0${id}` : null),
    async load(id) {
      if (id !== `\0${VIRTUAL}` && id !== `\0${SMALL}`) return null;
      const engine = await bundle(entry, isBuild, id === `\0${SMALL}`);
      filesOf.set(id, new Set(engine.files));
      for (const file of engine.files) this.addWatchFile(file);
      return [
        `export const engine = ${JSON.stringify(engine.code)};`,
        `export const frame = ${JSON.stringify(frameDocument(bootstrap, bootstrapHash))};`,
      ].join('\n');
    },
    hotUpdate({ file }) {
      const made = [...filesOf].filter(([, files]) => files.has(file));
      if (made.length === 0) return;
      // The page asks for the text again, in whichever way it was using it.
      const { moduleGraph } = this.environment;
      for (const [id] of made) {
        const module = moduleGraph.getModuleById(id);
        if (module !== undefined) moduleGraph.invalidateModule(module);
      }
      this.environment.hot.send({ type: 'full-reload' });
      return [];
    },
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        const policy = pagePolicy([bootstrapHash, ...inlineScriptHashes(html)], isBuild);
        const attrs = { 'http-equiv': 'Content-Security-Policy', content: policy };
        return [{ tag: 'meta', attrs, injectTo: 'head-prepend' }];
      },
    },
  };
}

/** Builds the engine with few parts instead of all. */
const fewParts: RolldownPlugin = {
  name: 'faultline-few-parts',
  async resolveId(id, importer) {
    const found = await this.resolve(id, importer, { skipSelf: true });
    const parted = PARTED.find((folder) => found?.id === resolve(folder, 'index.ts'));
    return parted === undefined ? found : resolve(parted, 'few.ts');
  },
};

/** The worker and all it imports as one script, and the files that it was made from. */
async function bundle(
  entry: string,
  isBuild: boolean,
  isSmall: boolean,
): Promise<{ code: string; files: string[] }> {
  const build = await rolldown({
    input: entry,
    platform: 'browser',
    transform: { target: 'es2023' },
    plugins: isSmall ? [fewParts] : [],
  });
  const { output } = await build.generate({ format: 'iife', minify: isBuild });
  // Rolldown names helper modules of its own too, which are no files.
  const files = (await build.watchFiles).filter((file) => isAbsolute(file) && !file.includes('\0'));
  await build.close();
  return { code: output[0].code, files };
}

/**
 * The frame's document. Its own policy is what keeps a guest from the network: under the page's alone, its requests would
 * reach the server and only the answers would be blocked. Blobs may become workers and nothing else.
 */
function frameDocument(bootstrap: string, bootstrapHash: string): string {
  const policy = `default-src 'none'; script-src '${bootstrapHash}'; worker-src blob:`;
  return `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><script>${bootstrap}</script>`;
}

/** The page's policy. The frame lives under it as well as under its own, so it has to allow the frame's script by hash. */
function pagePolicy(scriptHashes: readonly string[], isBuild: boolean): string {
  const scripts = [...new Set(scriptHashes)].map((hash) => `'${hash}'`).join(' ');
  return [
    `default-src 'self'`,
    `script-src 'self' ${scripts}`,
    `worker-src 'self' blob:`,
    `frame-src 'self'`,
    // Libraries of the page position and colour things through style elements and attributes.
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self' data:`,
    // The development server tells of changes over a socket.
    `connect-src 'self'${isBuild ? '' : ' ws: wss:'}`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
}

function inlineScriptHashes(html: string): string[] {
  return [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([^]*?)<\/script>/g)].map(([, text = '']) =>
    hashOf(text),
  );
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
