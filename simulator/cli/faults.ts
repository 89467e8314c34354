/** Prints the faults of a document: code, path, message and hint, one block each. */
import type { DocumentFault } from '../model/document-fault';

export function printFaults(faults: readonly DocumentFault[]): void {
  for (const { code, path, message, hint, line, column } of faults) {
    const place =
      line === undefined ? path : `${path}, line ${line}${column === undefined ? '' : `, column ${column}`}`;
    process.stderr.write(
      `${code}\n  at:   ${place}\n  what: ${message}\n${hint === '' ? '' : `  hint: ${hint}\n`}`,
    );
  }
  process.stderr.write(`${faults.length === 1 ? '1 fault' : `${faults.length} faults`}\n`);
}
