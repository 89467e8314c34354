/** `faultline check FILE`: every fault of a document, under each of its deployments and experiments. */
import { parseArgs } from 'node:util';
import { checkDocument } from '../engine/check';
import { lower } from '../lowering';
import { printFaults } from './faults';
import { load } from './load';
import { UsageError } from './usage';

export function check(args: string[]): number {
  const [file, ...more] = positionals(args);
  if (file === undefined || more.length > 0) throw new UsageError('check takes one file');
  const loaded = load(file);
  const faults = loaded.ok ? checkDocument(loaded.document, lower) : loaded.faults;
  if (faults.length > 0) {
    printFaults(faults);
    return 1;
  }
  process.stdout.write(`${file}: no faults\n`);
  return 0;
}

function positionals(args: string[]): string[] {
  try {
    return parseArgs({ args, allowPositionals: true, options: {} }).positionals;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'the options cannot be read');
  }
}
