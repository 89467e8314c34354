/** What becomes of a learner's design, and of what was foretold: judged in workers, over several seeds. */
import { handlersOf, loadCompiler, type DocumentFault, type Plain } from '../../../simulator';
import type { Design } from '../../../lessons/form/design';
import { edited, UNCHANGED } from '../../../lessons/form/edited';
import type { Lesson } from '../../../lessons/form/lesson';
import type { Step } from '../../../lessons/form/step';
import { choiceFor, judgeDesign } from '../../../lessons/judge/judging';
import { outcomeOf, type Outcome } from '../../../lessons/judge/outcome';
import type { Verdict } from '../../../lessons/judge/verdict';
import { predictedRuns } from '../../../lessons/proof/predictions';
import { plainOf, type Drawn } from './designs';
import { NotJudged, sandboxHost } from './host';
import { isLike, type Made } from './likeness';

export type Decoy = Lesson['decoys'][number];

export type Ruling =
  | {
      readonly kind: 'verdict';
      readonly verdict: Verdict;
      /** The plausible and wrong design that this one is like. */
      readonly decoy: Decoy | undefined;
    }
  /** It cannot run. */
  | { readonly kind: 'faulty'; readonly faults: readonly DocumentFault[] };

/** How many runs a design is judged by. */
export function runsOf({ judged }: Lesson): number {
  return judged.seeds * (judged.adversary.length > 0 ? 2 : 1);
}

/** `achieve`: the objectives that count. `ran` is told of each run. Rejects with `NotJudged`, also when it is given up. */
export async function judgeDrawn(
  lesson: Lesson,
  drawn: Drawn,
  achieve: readonly string[],
  ran: () => void,
  signal: AbortSignal,
): Promise<Ruling> {
  const judged = await withHost(signal, ran, (host) =>
    judgeDesign(lesson, designOf(drawn), host, { document: plainOf(drawn.document) }),
  );
  if (!judged.ok) return { kind: 'faulty', faults: judged.faults };
  const findings = judged.verdict.findings.filter(({ objective }) => achieve.includes(objective.id));
  const verdict = { passed: findings.every(({ passed }) => passed), findings };
  return {
    kind: 'verdict',
    verdict,
    decoy: verdict.passed ? undefined : await decoyLike(lesson, drawn, verdict),
  };
}

/** What came of what was asked in a step. Rejects as `judgeDrawn`. */
export async function measureStep(lesson: Lesson, step: Step, signal: AbortSignal): Promise<Outcome> {
  const { predict } = step;
  if (predict === undefined) throw new NotJudged('This step asks nothing.');
  const [runs] = await withHost(
    signal,
    () => undefined,
    (host) => predictedRuns(lesson, step, host, 1),
  );
  if (runs === undefined || typeof runs === 'string') throw new NotJudged(runs ?? 'Nothing was run.');
  return outcomeOf(predict, runs);
}

async function withHost<Result>(
  signal: AbortSignal,
  ran: () => void,
  act: (host: ReturnType<typeof sandboxHost>) => Promise<Result>,
): Promise<Result> {
  const done = new AbortController();
  try {
    return await act(sandboxHost(AbortSignal.any([signal, done.signal]), ran));
  } finally {
    done.abort();
  }
}

function designOf({ deployment }: Drawn): Design {
  return { deployment, faults: [] };
}

/** A decoy is told of when the same has been changed, and it is missed for the same reason. */
async function decoyLike(lesson: Lesson, drawn: Drawn, { findings }: Verdict): Promise<Decoy | undefined> {
  const missed = new Set(findings.filter(({ passed }) => !passed).map(({ objective }) => objective.id));
  const start = await madeOf(lesson, UNCHANGED);
  const own = await madeOf(lesson, designOf(drawn), plainOf(drawn.document));
  for (const decoy of lesson.decoys) {
    if (!decoy.fails.every((id) => missed.has(id))) continue;
    if (isLike(start, own, await madeOf(lesson, decoy))) return decoy;
  }
  return undefined;
}

/** Undefined when it cannot be compiled. */
async function madeOf(lesson: Lesson, design: Design, document?: Plain): Promise<Made | undefined> {
  const { compile } = await loadCompiler();
  const choice = { ...choiceFor(lesson, { ...design, faults: [] }, 'ordinary'), seed: 0 };
  const made = compile(edited(lesson, design, document), choice);
  return made.ok ? { plan: made.plan, handlers: JSON.stringify(handlersOf(made.document)) } : undefined;
}
