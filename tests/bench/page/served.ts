/** Builds a page into a folder of its own and serves it as a static host would, by the server that the tests use. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

export interface Served {
  readonly url: string;
  /** Where the built files lie. */
  readonly folder: string;
  close(): Promise<void>;
}

/** `config` is a path from the project's root, where the bench runs; the page lies `under` a path of the host. */
export async function serveBuild(config: string, under: string): Promise<Served> {
  const folder = await mkdtemp(join(tmpdir(), 'faultline-page-'));
  const configFile = join(process.cwd(), config);
  await build({
    configFile,
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, chunkSizeWarningLimit: 1e6 },
  });
  const port = await freePort();
  const server = spawn(process.execPath, ['tools/serve.mjs', folder, '--port', `${port}`, '--under', under], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(server.stdout, 'data');
  return {
    url: `http://127.0.0.1:${port}${under}`,
    folder,
    async close() {
      server.kill();
      await rm(folder, { recursive: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo; // it listens on a port, not on a pipe
  await new Promise((closed) => probe.close(closed));
  return port;
}
