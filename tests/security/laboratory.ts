/** The page of `fixture/`, served from a build under a sub-path or by Vite's development server. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { build, createServer as createDevelopmentServer, type HttpServer, type InlineConfig } from 'vite';
import { sandbox } from '../../tools/sandbox-plugin';
import { listening } from './trap';

const FIXTURE = join(import.meta.dirname, 'fixture');
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };
const UNDER = '/some/path/';

export interface Laboratory {
  readonly url: string;
  /** Who asked the page's own server for anything under `escape/`: the paths below it. */
  visits(): readonly string[];
  close(): Promise<void>;
}

/** Writes down requests for `escape/…`, sockets included. */
function watch(server: Server | HttpServer): () => readonly string[] {
  const visits: string[] = [];
  const note = ({ url = '' }: IncomingMessage): void => {
    const [, name] = url.split('/escape/');
    if (name !== undefined) visits.push(name);
  };
  server.on('request', note);
  server.on('upgrade', note);
  return () => visits;
}

const config: InlineConfig = {
  configFile: false,
  root: FIXTURE,
  base: './',
  logLevel: 'warn',
  plugins: [sandbox({ entry: join(FIXTURE, 'entry.ts') })],
};

/** Builds the page and serves it from a folder of a plain server. */
export async function openBuilt(): Promise<Laboratory> {
  const folder = await mkdtemp(join(tmpdir(), 'faultline-laboratory-'));
  await build({ ...config, build: { outDir: folder, emptyOutDir: true } });
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const name = path === UNDER ? 'index.html' : path.slice(UNDER.length);
    void readFile(join(folder, name)).then(
      (content) => {
        response.setHeader('content-type', TYPES[extname(name)] ?? 'application/octet-stream');
        response.end(content);
      },
      () => response.writeHead(404).end(),
    );
  });
  const visits = watch(server);
  const port = await listening(server);
  return {
    url: `http://127.0.0.1:${port}${UNDER}`,
    visits,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
}

/** Serves the page as `npm start` does. */
export async function openDevelopment(): Promise<Laboratory> {
  const cacheDir = await mkdtemp(join(tmpdir(), 'faultline-vite-'));
  const server = await createDevelopmentServer({
    ...config,
    base: '/',
    cacheDir,
    server: { host: '127.0.0.1', port: 0 },
  });
  if (server.httpServer === null) throw new Error('the development server has no server');
  const visits = watch(server.httpServer);
  await server.listen();
  const [url = ''] = server.resolvedUrls?.local ?? [];
  return {
    url,
    visits,
    async close() {
      await server.close();
      await rm(cacheDir, { recursive: true, force: true });
    },
  };
}
