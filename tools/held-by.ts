/**
 * Which tests hold what is modelled. A file of tests names what it holds in its first comment, `@holds database, crash`. So
 * the names of tests are where a test is written, and what runs in the page carries none of them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDERS = ['simulator', 'tests'];

/** The files of tests that hold it, by kind, each from the project's root, which is the working directory. */
export function testsByKind(): ReadonlyMap<string, readonly string[]> {
  const byKind = new Map<string, string[]>();
  for (const file of FOLDERS.flatMap(testsIn).sort())
    for (const kind of heldIn(readFileSync(file, 'utf8')))
      byKind.set(kind, [...(byKind.get(kind) ?? []), file]);
  return byKind;
}

function testsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /[.](test|spec)[.]ts$/.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name).replaceAll('\\', '/'));
}

function heldIn(text: string): string[] {
  const [comment = ''] = /^\/\*\*[^]*?\*\//.exec(text) ?? [];
  const [, kinds = ''] = /@holds ([^]*?)\*\//.exec(comment) ?? [];
  return kinds.split(/[\s,*]+/).filter((kind) => kind !== '');
}
