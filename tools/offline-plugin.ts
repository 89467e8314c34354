/**
 * The Vite plugin behind working offline: when everything is written, it lists the files, and bundles the service worker with
 * that list. It also writes `_headers`, which some hosts read: the policy that the pages carry themselves, and how long a file
 * may be kept.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { rolldown, type Plugin as RolldownPlugin } from 'rolldown';
import type { Plugin } from 'vite';

const ENTRY = resolve(import.meta.dirname, '../src/offline/worker.ts');
const LIST = 'virtual:faultline-files';

/** What no page of ours asks for. */
const NOT_KEPT = /^(sw\.js|_headers|social\.png|.*\.map)$/;

/** Built in only. */
export function offline(): Plugin {
  return {
    name: 'faultline-offline',
    apply: 'build',
    enforce: 'post',
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler({ dir = 'dist' }) {
        writeFileSync(join(dir, 'sw.js'), await bundleWorker(filesIn(dir)));
        writeFileSync(join(dir, '_headers'), headersFor(policyIn(dir)));
      },
    },
  };
}

interface KeptFile {
  readonly url: string;
  readonly revision: string | null;
}

function filesIn(dir: string): KeptFile[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(dir, join(parentPath, name)).replaceAll('\\', '/'))
    .filter((url) => !NOT_KEPT.test(url))
    .sort()
    .map((url) => ({ url, revision: url.startsWith('assets/') ? null : digest(join(dir, url)) }));
}

function digest(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16);
}

async function bundleWorker(files: readonly KeptFile[]): Promise<string> {
  const list: RolldownPlugin = {
    name: 'faultline-files',
    resolveId: (id) => (id === LIST ? `\0${LIST}` : null),
    load: (id) => (id === `\0${LIST}` ? `export const FILES = ${JSON.stringify(files)};` : null),
  };
  const build = await rolldown({
    input: ENTRY,
    platform: 'browser',
    plugins: [list],
    transform: { target: 'es2023', define: { 'process.env.NODE_ENV': '"production"' } },
  });
  const { output } = await build.generate({ format: 'iife', minify: true });
  await build.close();
  return output[0].code;
}

/** The policy that every page carries. Throws when they carry several: a host's header is for all of them. */
function policyIn(dir: string): string {
  const pages = readdirSync(dir).filter((name) => name.endsWith('.html'));
  const policies = new Set(pages.map((page) => policyOf(readFileSync(join(dir, page), 'utf8'))));
  const [policy] = policies;
  if (policies.size !== 1 || policy === undefined)
    throw new Error(
      `the pages have ${policies.size} policies, and a header can hold one: ${pages.join(', ')}`,
    );
  return policy;
}

function policyOf(html: string): string {
  const [, written = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
  return written.replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}

function headersFor(policy: string): string {
  return [
    '/*',
    `  Content-Security-Policy: ${policy}`,
    '  X-Content-Type-Options: nosniff',
    '  Referrer-Policy: no-referrer',
    '/assets/*',
    '  Cache-Control: public, max-age=31536000, immutable',
    '/sw.js',
    '  Cache-Control: no-cache',
    '',
  ].join('\n');
}
