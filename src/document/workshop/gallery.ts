/** Two teams' designs of one assignment, run with the same seed and under the same fault that neither has seen. */
import { ENGINE_VERSION, loadCompiler, type SystemDocument } from '../../../simulator';
import { FIGURES, printValue, type FigureName, type Ran } from '../../../lessons/figures';
import { edited } from '../../../lessons/form/edited';
import { isEqual } from '../../../lessons/form/merge-patch';
import { askedInWords, heldInWords, holds, take } from '../../../lessons/judge/holds';
import { faultsInWords } from '../../../lessons/workshop/judge-submission';
import type { Submission } from '../../../lessons/workshop/submission';
import { experimentsOf, touchedIn, type Guarded } from '../../../lessons/workshop/untouched';
import type { SavedRun } from '../keeping';
import { NotJudged, sandboxHost } from '../lessons';
import { plainOf } from '../lessons/designs';

/** A line of the comparison: what is asked or measured, and what it is in each design. */
export interface BoutLine {
  readonly says: string;
  readonly values: readonly BoutValue[];
}

export interface BoutValue {
  readonly words: string;
  /** Whether the objective is met; undefined: it is a figure, and nobody asks for anything. */
  readonly isMet: boolean | undefined;
}

export type Bout =
  { readonly ok: true; readonly lines: readonly BoutLine[] } | { readonly ok: false; readonly says: string };

/** What is told of each design beside the objectives. */
const TOLD: readonly FigureName[] = ['unservedShare', 'latency', 'gaps', 'deployables', 'cpus'];

/** Runs the designs one after the other. Never rejects. */
export async function boutOf(
  assignment: Guarded,
  teams: readonly Submission[],
  unseen: readonly string[],
  seed: number,
): Promise<Bout> {
  const done = new AbortController();
  const host = sandboxHost(done.signal);
  try {
    const rans: Ran[] = [];
    for (const { who, edit, deployment, experiment } of teams) {
      const document = edited(assignment, { edit, faults: [] });
      const touched = touchedIn(assignment, document);
      if (touched.length > 0)
        return { ok: false, says: `${who} changes what is asked: ${touched.join(', ')}.` };
      if (!experimentsOf(assignment).includes(experiment))
        return { ok: false, says: `${who} was run with “${experiment}”, which is not what is asked.` };
      const prepared = await host.prepare(document, { deployment, experiment, faults: unseen });
      if (!prepared.ok) return { ok: false, says: `${who}: ${faultsInWords(prepared.faults)}.` };
      const plan = { ...prepared.plan, seed };
      rans.push({ plan, report: await prepared.run(plan) });
    }
    return { ok: true, lines: linesOf(assignment, rans) };
  } catch (error) {
    return { ok: false, says: error instanceof NotJudged ? error.message : 'They could not be run here.' };
  } finally {
    done.abort();
  }
}

function linesOf({ objectives }: Guarded, rans: readonly Ran[]): readonly BoutLine[] {
  const asked = objectives.map((objective) => ({
    says: objective.says,
    values: rans.map((ran) => {
      const held = holds(objective, ran);
      return { words: heldInWords(objective, held), isMet: held.holds };
    }),
  }));
  const told = TOLD.map((measure) => {
    const question = { measure, of: [], quantile: 'p95' } as const;
    const { unit } = FIGURES[measure];
    return {
      says: askedInWords(question),
      values: rans.map((ran) => {
        const reading = take(question, ran);
        return { words: reading === undefined ? '–' : printValue(unit, reading.value), isMet: undefined };
      }),
    };
  });
  return [...asked, ...told];
}

/**
 * Both designs as two deployments of one document, for Compare in the playground; undefined when they differ in more than
 * their deployments, or what comes of it cannot be run.
 */
export async function comparableRun(
  assignment: Guarded,
  teams: readonly [Submission, Submission],
  unseen: readonly string[],
  seed: number,
): Promise<SavedRun | undefined> {
  const [one, other] = teams.map(({ edit }) => {
    // Whether it is one is found out below.
    return edited(assignment, { edit, faults: [] }) as unknown as SystemDocument;
  });
  const [{ experiment }] = teams;
  if (one === undefined || other === undefined || experiment !== teams[1].experiment) return undefined;
  if (!isEqual(plainOf({ ...one, deployments: {} }), plainOf({ ...other, deployments: {} })))
    return undefined;
  const asked = one.experiments[experiment];
  const [first, second] = [one.deployments[teams[0].deployment], other.deployments[teams[1].deployment]];
  if (asked === undefined || first === undefined || second === undefined) return undefined;
  const document: SystemDocument = {
    ...one,
    deployments: {
      'team-one': { ...first, title: teams[0].who },
      'team-two': { ...second, title: teams[1].who },
    },
    experiments: { [experiment]: { ...asked, faults: [...(asked.faults ?? []), ...unseen] } },
  };
  const { checkDocument } = await loadCompiler();
  if (checkDocument(document).length > 0) return undefined;
  return {
    system: { document },
    deployment: 'team-one',
    experiment,
    seed,
    engine: ENGINE_VERSION,
    acts: [],
    panel: 'compare',
  };
}
