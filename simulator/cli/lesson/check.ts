/** `faultline lesson check NAME… | --all`: proves lessons, each in a process of its own, and prints what was found. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { edited } from '../../../lessons/form/edited';
import type { Lesson } from '../../../lessons/form/lesson';
import { prove, SEEDS } from '../../../lessons/proof/prove';
import type { Proof } from '../../../lessons/proof/cell';
import { CATALOGUE } from '../../engine/catalogue';
import { checkDocument } from '../../engine/check';
import type { Plain } from '../../model/plan';
import { readOptions } from '../options';
import { Stopped } from '../stopped';
import { UsageError } from '../usage';
import { lessonNames, loadLesson } from './folder';
import { inProcessHost } from './host';
import { complaints, proofTable } from './table';

const OPTIONS = {
  all: { type: 'boolean' },
  seeds: { type: 'string' },
  json: { type: 'boolean' },
  report: { type: 'string' },
} as const;

/** Exit code 0: every lesson teaches what it claims. */
export async function checkLessons(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, OPTIONS);
  const names = values.all === true ? lessonNames() : positionals;
  if (names.length === 0) throw new UsageError('lesson check takes the names of lessons, or --all');
  const seeds = seedsIn(values.seeds);
  const started = performance.now();
  const proofs = names.length === 1 ? [await proveHere(names[0] ?? '', seeds)] : await proveAll(names, seeds);
  if (values.json === true) process.stdout.write(`${JSON.stringify(proofs)}\n`);
  else process.stdout.write(proofTable(proofs, (performance.now() - started) / 1000));
  process.stderr.write(complaints(proofs));
  const cells = proofs.flatMap((proof) => proof.cells);
  const failed = cells.filter(({ ok }) => !ok).length;
  if (values.report !== undefined)
    writeFileSync(values.report, JSON.stringify({ passed: cells.length - failed, failed }));
  return failed === 0 ? 0 : 1;
}

function seedsIn(text: string | undefined): number {
  const seeds = text === undefined ? SEEDS : Number(text);
  if (Number.isSafeInteger(seeds) && seeds >= 2 && seeds <= 1000) return seeds;
  throw new UsageError(
    `--seeds: “${text}” is not a whole number from 2 to 1000; write for instance --seeds 20`,
  );
}

async function proveHere(name: string, seeds: number): Promise<Proof> {
  const lesson = loadLesson(name);
  const faults = openedIn(lesson).flatMap(([what, document]) =>
    checkDocument(document).map((fault) => ({ ...fault, path: `${name}, ${what}: ${fault.path}` })),
  );
  if (faults.length > 0) throw new Stopped(faults);
  return prove(lesson, inProcessHost(), CATALOGUE, seeds);
}

/** What the page opens for a lesson. It opens nothing of which some deployment cannot run some experiment. */
function openedIn(lesson: Lesson): readonly (readonly [what: string, document: Plain])[] {
  const { document, solution, steps } = lesson;
  return [
    ['the start', document],
    ['the solution', edited(lesson, solution)],
    ...steps.flatMap(({ title, run }) =>
      run?.edit === undefined ? [] : [[`“${title}”`, edited(lesson, run)] as const],
    ),
  ];
}

/** As many at a time as there are CPUs. */
async function proveAll(names: readonly string[], seeds: number): Promise<readonly Proof[]> {
  const proofs = new Map<string, Proof>();
  const waiting = [...names];
  const worker = async (): Promise<void> => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift())
      proofs.set(name, await proveInChild(name, seeds));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return names.flatMap((name) => proofs.get(name) ?? []);
}

/** This program again, for one lesson. */
function proveInChild(name: string, seeds: number): Promise<Proof> {
  const [, program = ''] = process.argv;
  const args = [program, 'lesson', 'check', name, '--json', '--seeds', String(seeds)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (stdout += piece));
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (stderr += piece));
  return new Promise((resolve) => {
    child.on('close', () => resolve(proofIn(stdout) ?? unread(name, seeds, stderr)));
  });
}

function proofIn(stdout: string): Proof | undefined {
  try {
    const [proof] = JSON.parse(stdout) as Proof[]; // this program has written it
    return proof;
  } catch {
    return undefined;
  }
}

/** A lesson that has no proof because it cannot be read. */
function unread(name: string, seeds: number, why: string): Proof {
  const cells = [{ kind: 'form', column: 'form', ok: false, says: [why.trim()] }] as const;
  return { lesson: basename(name), title: name, seeds, runs: 0, cells };
}
