/**
 * `faultline capstone [FILE…]`: runs designs of the boutique through a season, beside designs of ours, and says what each costs,
 * what it promised and broke, and how long people waited. What is entered comes from strangers, so its handlers run in the
 * restricted child.
 */
import { anatomyOf, type ChapterAnatomy } from '../../../lessons/capstone/anatomy';
import { documentOf, readEntry, REFERENCES, type Entry } from '../../../lessons/capstone/design';
import { rate, type Outcome } from '../../../lessons/capstone/outcome';
import { SEASON, seasonIn } from '../../../lessons/capstone/season';
import type { Host } from '../../../lessons/judge/judging';
import { loadSystem } from '../../../lessons/systems';
import { FaultList } from '../../model/document-fault';
import { plainCopy } from '../../model/plain-copy';
import { readUpTo, reasonFor } from '../files';
import { childHost } from '../grade/child-host';
import { inProcessHost } from '../lesson/host';
import { readOptions } from '../options';
import { stop, Stopped } from '../stopped';
import { seasonInWords } from './words';

const OPTIONS = { json: { type: 'boolean' } } as const;

/** A design that has been through the season; its anatomy, when somebody entered it. */
export interface Contender {
  readonly title: string;
  readonly says: string;
  readonly outcome: Outcome;
  readonly anatomy: readonly ChapterAnatomy[];
}

/** A larger file is no design. */
const MAX_MIB = 1;

/** Exit code 0: every design has been through it, whatever came of it. */
export async function capstone(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, OPTIONS);
  const entered = positionals.map(entryIn);
  const theirs: Contender[] = [];
  // First, so that what is wrong with one of them is said at once.
  const strangers = childHost();
  for (const [index, entry] of entered.entries())
    theirs.push(await through(entry, strangers, positionals[index] ?? '', true));
  const contenders: Contender[] = [];
  const ours = inProcessHost();
  for (const entry of REFERENCES) contenders.push(await through(entry, ours, entry.title, false));
  contenders.push(...theirs);
  const told = { budget: SEASON.budget, seeds: SEASON.seeds, contenders };
  process.stdout.write(values.json === true ? `${JSON.stringify(told)}\n` : seasonInWords(contenders));
  return 0;
}

/** `source`: what complaints name. Throws `Stopped` when the design cannot be run, or changes what is not its own. */
async function through(entry: Entry, host: Host, source: string, wantsAnatomy: boolean): Promise<Contender> {
  const { title, says, deployment } = entry;
  const system = plainCopy(loadSystem(SEASON.system), new FaultList()) ?? null;
  const { document, touched } = documentOf(seasonIn(system), entry);
  if (touched.length > 0)
    stop('not-yours', source, `it changes ${touched.join(', ')}`, 'change deployments and handlers alone');
  const rated = await rate(document, deployment, host);
  if (!rated.ok)
    throw new Stopped(rated.faults.map((fault) => ({ ...fault, path: `${source}, ${fault.path}` })));
  const { outcome, chapters } = rated;
  const anatomy = wantsAnatomy ? await anatomyOf(document, deployment, chapters, host) : [];
  return { title, says, outcome, anatomy };
}

function entryIn(file: string): Entry {
  const read = readEntry(textOf(file));
  if (read.ok) return read.value;
  throw new Stopped(read.faults.map((fault) => ({ ...fault, path: `${file}, ${fault.path}` })));
}

function textOf(file: string): string {
  try {
    const bytes = readUpTo(file, MAX_MIB << 20);
    if (bytes !== undefined) return bytes.toString('utf8');
  } catch (error) {
    return stop('unreadable', file, `the file cannot be read: ${reasonFor(error)}`, 'name a JSON file');
  }
  return stop(
    'too-large',
    file,
    `the file has more than ${MAX_MIB} MiB`,
    'a design has a few thousand letters',
  );
}
