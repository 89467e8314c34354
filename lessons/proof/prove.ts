/**
 * Proves that a lesson teaches what it claims, by running it: the start fails, the solution passes, each decoy fails for its
 * reason, and so does the solution without the taught mechanism. At every one of so many seeds.
 */
import type { Catalogue } from '../../simulator';
import type { Design } from '../form/design';
import { edited, UNCHANGED } from '../form/edited';
import type { Lesson } from '../form/lesson';
import { judgeDesign, type Host } from '../judge/judging';
import type { Finding, Verdict } from '../judge/verdict';
import type { Cell, Proof } from './cell';
import { provePredictions } from './predictions';
import { proveSingleEdits } from './single-edits';

/** How many seeds a lesson is proved over, if nobody says. */
export const SEEDS = 20;

export async function prove(
  lesson: Lesson,
  engine: Host,
  catalogue: Catalogue,
  seeds = SEEDS,
): Promise<Proof> {
  const { host, runs } = counting(engine);
  const { solution, decoys, ablation, exploring } = lesson;
  const judged = (design: Design, document = lesson.document) =>
    judgeDesign(lesson, design, host, { seeds, document });
  const cells: Cell[] = [];
  const failing = async (
    kind: 'decoy' | 'ablation',
    column: string,
    made: ReturnType<typeof judged>,
    fails: readonly string[],
  ): Promise<void> => {
    const result = await made;
    const says = result.ok ? missing(result.verdict, fails, seeds) : faultsIn(result.faults);
    cells.push({ kind, column, ...says });
  };

  const start = await judged(UNCHANGED);
  const expectation = start.ok ? startIn(start.verdict, exploring, seeds) : faultsIn(start.faults);
  cells.push({ kind: 'start', column: 'start', ...expectation });
  const solved = await judged(solution);
  const passes = solved.ok ? passing(solved.verdict) : faultsIn(solved.faults);
  cells.push({ kind: 'solution', column: 'solution', ...passes });
  for (const decoy of decoys) await failing('decoy', decoy.name, judged(decoy), decoy.fails);
  const ablated = judged({ ...inherited(solution), ...given(ablation) }, edited(lesson, solution));
  await failing('ablation', 'ablation', ablated, ablation.fails);
  cells.push(await provePredictions(lesson, host, seeds));
  cells.push(await proveSingleEdits(lesson, host, catalogue));
  return { lesson: lesson.name, title: lesson.title, seeds, runs: runs(), cells };
}

type Found = Pick<Cell, 'ok' | 'says'>;

function startIn(verdict: Verdict, exploring: boolean, seeds: number): Found {
  if (exploring) return { ok: true, says: ['an exploring lesson: its predictions carry the surprise'] };
  const everywhere = verdict.findings.some(({ missedAt }) => missedAt.size === seeds);
  if (everywhere) return { ok: true, says: wordsOf(verdict.findings.filter(({ passed }) => !passed)) };
  return {
    ok: false,
    says: ['no objective is missed at every seed: there is nothing to mend', ...some(verdict)],
  };
}

function passing({ passed, findings }: Verdict): Found {
  return { ok: passed, says: wordsOf(passed ? findings : findings.filter((finding) => !finding.passed)) };
}

/** Each of the named objectives is to be missed at every seed. */
function missing({ findings }: Verdict, fails: readonly string[], seeds: number): Found {
  const named = findings.filter(({ objective }) => fails.includes(objective.id));
  const wrong = named.filter(({ missedAt }) => missedAt.size < seeds);
  if (wrong.length === 0) return { ok: true, says: wordsOf(named) };
  return {
    ok: false,
    says: wrong.map(({ objective, missedAt, words }) => {
      const at = missedAt.size === 0 ? 'at no seed' : `at ${missedAt.size} of ${seeds} seeds only`;
      return `it misses \`${objective.id}\` ${at}: ${words}`;
    }),
  };
}

function some({ findings }: Verdict): readonly string[] {
  return wordsOf(findings.filter(({ passed }) => !passed));
}

function wordsOf(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ objective, words }) => `${objective.id}: ${words}`);
}

/** A design of the lesson's own that cannot run is the lesson's fault. */
function faultsIn(faults: readonly { readonly path: string; readonly message: string }[]): Found {
  return { ok: false, says: faults.map(({ path, message }) => `it cannot run: ${path}: ${message}`) };
}

/** What the ablation runs as the solution does: all but the edit, which is in the document already. */
function inherited({ deployment, experiment, faults }: Design): Design {
  return { deployment, experiment, faults };
}

/** What of a design is said at all. */
function given({ edit, deployment, experiment, faults }: Design): Partial<Design> {
  const said = { edit, deployment, experiment, faults: faults.length > 0 ? faults : undefined };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

/** The same engine, with its runs counted. */
function counting(engine: Host): { readonly host: Host; runs(): number } {
  let runs = 0;
  const host: Host = {
    prepare: async (document, choice) => {
      const prepared = await engine.prepare(document, choice);
      if (!prepared.ok) return prepared;
      return {
        ...prepared,
        run: (plan) => {
          runs++;
          return prepared.run(plan);
        },
      };
    },
  };
  return { host, runs: () => runs };
}
