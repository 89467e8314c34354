/** A folder as a zip, the same bytes whenever and wherever it is made. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { zipSync } from 'fflate';

/** The earliest that a zip can say, in local time, as it is written. */
const LONG_AGO = new Date(1980, 0, 1);

/**
 * All files of a folder, by their paths in it.
 * @param {string} folder
 */
export function zipOf(folder) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll('\\', '/'))
    .sort();
  const files = Object.fromEntries(
    names.map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]),
  );
  return zipSync(files, { level: 9, mtime: LONG_AGO });
}
