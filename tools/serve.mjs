/**
 * A static web server: `node tools/serve.mjs FOLDER --port 8080 --under /some/path/`. It does what any host does and no
 * more, so what works here works there. The browser tests use it to serve the build under a sub-path.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { parseArgs } from 'node:util';

/** @type {Record<string, string>} */
const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { port: { type: 'string', default: '8080' }, under: { type: 'string', default: '/' } },
});
const folder = positionals[0] ?? 'dist';
if (!existsSync(join(folder, 'index.html'))) {
  console.error(`Nothing to serve: ${folder}/index.html is missing (npm run build makes it).`);
  process.exit(1);
}

/**
 * The file that a request's path names; undefined when it lies outside what is served.
 * @param {string} requestPath
 */
function fileOf(requestPath) {
  const path = decodeURIComponent(requestPath);
  if (!path.startsWith(values.under)) return undefined;
  // Normalized as an absolute path, `..` cannot climb above the folder.
  const inside = normalize('/' + path.slice(values.under.length));
  return join(folder, inside.endsWith('/') ? inside + 'index.html' : inside);
}

const server = createServer(async (request, response) => {
  try {
    const file = fileOf(new URL(request.url ?? '/', 'http://localhost').pathname);
    const body = file === undefined ? undefined : await readFile(file);
    if (file === undefined || body === undefined) throw new Error('outside');
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(body);
  } catch {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n');
  }
});

server.listen(Number(values.port), '127.0.0.1', () => {
  // Port 0 asks for any that is free.
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : values.port;
  console.log(`Serving ${folder} at http://127.0.0.1:${port}${values.under}`);
});
