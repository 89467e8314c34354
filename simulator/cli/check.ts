/** `faultline check FILE`: every fault of a document under each of its deployments and experiments, and what they couple. */
import { checkDocument, findingsIn } from '../engine/check';
import { lower } from '../lowering';
import { load } from './load';
import { readOptions } from './options';
import { Stopped } from './stopped';
import { UsageError } from './usage';

/** Throws `Stopped` when there are faults. */
export function check(args: string[]): number {
  const [file, ...more] = readOptions(args, {}).positionals;
  if (file === undefined || more.length > 0) throw new UsageError('check takes one file');
  const { document } = load(file);
  const faults = checkDocument(document, lower);
  if (faults.length > 0) throw new Stopped(faults);
  const findings = findingsIn(document).map(({ deployment, says }) => `finding: ${deployment}: ${says}\n`);
  process.stdout.write(`${file}: no faults\n${findings.join('')}`);
  return 0;
}
