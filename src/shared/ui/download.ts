/** Gives the person a file. */

/** The browser fetches the address a little later than the press. */
const FETCHED_WITHIN_MS = 60_000;

export function download(name: string, file: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), FETCHED_WITHIN_MS);
}
