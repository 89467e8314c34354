/** `faultline grade FILE…`: judges again what learners have handed in, and prints a table or CSV. */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { readPack } from '../../../lessons/workshop/read-pack';
import type { Pack } from '../../../lessons/workshop/pack';
import { resultsCsv, type Result } from '../../../lessons/workshop/results';
import { readOptions } from '../options';
import { Stopped } from '../stopped';
import { UsageError } from '../usage';
import { childHost } from './child-host';
import { entriesIn, textBehind, type Entry } from './entries';
import { examine, type Question } from './examiner';
import { refusal } from '../../../lessons/workshop/judge-submission';
import { judgeText } from './judge-text';
import { resultTable } from './table';

const OPTIONS = {
  csv: { type: 'boolean' },
  pack: { type: 'string' },
  seconds: { type: 'string' },
  alone: { type: 'boolean' },
} as const;

/** More than a judge takes for any lesson; the same on a slow laptop. */
const MOST_SECONDS = 120;

/** Exit code 0: each submission has been judged, whatever came of it. */
export async function grade(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, OPTIONS);
  if (values.alone === true) return answerAlone();
  if (positionals.length === 0) throw new UsageError('grade takes the files that were handed in');
  const seconds = secondsIn(values.seconds);
  const pack = values.pack === undefined ? null : textBehind('pack', values.pack);
  if (pack !== null) packIn(pack);
  const entries = positionals.flatMap(entriesIn);
  const results = await gradeAll(entries, pack, seconds);
  process.stdout.write(values.csv === true ? resultsCsv(results) : resultTable(results));
  return results.some(({ verdict }) => verdict === 'refused') ? 1 : 0;
}

function secondsIn(text: string | undefined): number {
  const seconds = text === undefined ? MOST_SECONDS : Number(text);
  if (Number.isSafeInteger(seconds) && seconds >= 1 && seconds <= 3_600) return seconds;
  throw new UsageError(`--seconds: “${text}” is not a whole number from 1 to 3600`);
}

/** Throws `Stopped` with all that is wrong with it. */
function packIn(text: string): Pack {
  const read = readPack(text);
  if (read.ok) return read.value;
  throw new Stopped(read.faults.map((fault) => ({ ...fault, path: `--pack, ${fault.path}` })));
}

/** As many at a time as there are CPUs; in the order in which they were given. */
async function gradeAll(
  entries: readonly Entry[],
  pack: string | null,
  seconds: number,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let at = next++; at < entries.length; at = next++) {
      const { source = '', text } = entries[at] ?? {};
      results[at] =
        text === undefined
          ? refusal({ who: source, lesson: '', seconds: undefined }, 'there is no whole submission in it')
          : await examine({ source, text, pack }, seconds);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return results;
}

/** As the examiner: the submission on the standard input, its row on the output. */
async function answerAlone(): Promise<number> {
  const { source, text, pack } = JSON.parse(readFileSync(0, 'utf8')) as Question; // this program has written it
  const result = await judgeText(text, source, pack === null ? undefined : packIn(pack), childHost());
  process.stdout.write(JSON.stringify(result));
  return 0;
}
