/** Runs and systems as files. */
import { refused, type Read, type SavedRun } from './saved-run';
import { readSavedRun } from './saved-run-text';

const MOST_BYTES = 5_000_000;

/** `corner-shop.faultline.json`: what is no letter or digit of the name becomes a hyphen, for any file system takes those. */
export function fileName(title: string, extension = 'faultline.json'): string {
  const plain = title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '');
  return `${plain === '' ? 'system' : plain}.${extension}`;
}

/** Reads a file of any origin: a run, or a document alone. Never throws. */
export async function readFile(file: Blob): Promise<Read<SavedRun>> {
  if (file.size > MOST_BYTES)
    return refused(
      `The file is too large: ${Math.ceil(file.size / 1e6)} MB, at most ${MOST_BYTES / 1e6} MB.`,
      'Choose the file of a system or a run, NAME.faultline.json.',
    );
  try {
    return readSavedRun(await file.text());
  } catch {
    return refused('The file cannot be read.', 'It may have been moved or changed: choose it again.');
  }
}
