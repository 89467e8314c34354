/**
 * Builds the page of this folder and serves it: the real sandbox and the real engine in a browser, for the tests of
 * determinism and the bench. Both run in the project's root; the bench is bundled, so paths are taken from there.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';

export interface EnginePage {
  readonly url: string;
  close(): Promise<void>;
}

/** Builds the page afresh and serves it on a free port of this machine. */
export async function openEnginePage(): Promise<EnginePage> {
  const configFile = join(process.cwd(), 'tests/engine-page/vite.config.ts');
  const outDir = await mkdtemp(join(tmpdir(), 'faultline-engine-'));
  await build({ configFile, logLevel: 'error', build: { outDir, emptyOutDir: true } });
  const server = await preview({
    configFile,
    logLevel: 'error',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
  });
  const [url] = server.resolvedUrls?.local ?? [];
  if (url === undefined) throw new Error('the page could not be served');
  return {
    url,
    async close() {
      await server.close();
      await rm(outDir, { recursive: true });
    },
  };
}
