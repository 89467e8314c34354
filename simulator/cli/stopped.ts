/** What ends a command with exit code 1, and how it is told: code, place, message and hint, one block each. */
import type { DocumentFault } from '../model/document-fault';

/** Something is wrong with the document, or with what is to be done with it; thrown to the command's end. */
export class Stopped extends Error {
  constructor(readonly faults: readonly DocumentFault[]) {
    super(faults.map(({ message }) => message).join('; '));
  }
}

/** Ends the command with one fault. */
export function stop(code: string, path: string, message: string, hint: string): never {
  throw new Stopped([{ code, path, message, hint }]);
}

/** Prints faults to stderr, and how many there are when there are several. */
export function printFaults(faults: readonly DocumentFault[]): void {
  for (const { code, path, message, hint, line, column } of faults) {
    const where = [path];
    if (line !== undefined && !(line === 1 && path.startsWith('--'))) where.push(`line ${line}`);
    if (column !== undefined) where.push(`column ${column}`);
    const rows = [code, `  at:   ${where.join(', ')}`, `  what: ${message}`];
    if (hint !== '') rows.push(`  hint: ${hint}`);
    process.stderr.write(`${rows.map(printable).join('\n')}\n`);
  }
  if (faults.length > 1) process.stderr.write(`${faults.length} faults\n`);
}

/** A text without the characters that a terminal obeys: documents are written by strangers. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, '�');
}
