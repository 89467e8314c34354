/** `faultline check FILE`: every fault of a document, under each of its deployments and experiments. */
import { checkDocument } from '../engine/check';
import { lower } from '../lowering';
import { load } from './load';
import { readOptions } from './options';
import { Stopped } from './stopped';
import { UsageError } from './usage';

/** Throws `Stopped` when there are faults. */
export function check(args: string[]): number {
  const [file, ...more] = readOptions(args, {}).positionals;
  if (file === undefined || more.length > 0) throw new UsageError('check takes one file');
  const faults = checkDocument(load(file).document, lower);
  if (faults.length > 0) throw new Stopped(faults);
  process.stdout.write(`${file}: no faults\n`);
  return 0;
}
