/** What the open run can be compared with. */
import type { Choice, Run, Source } from '../../shared/run';

export interface Partner {
  readonly id: string;
  /** For the list. */
  readonly title: string;
  /** What the two are called above their columns: the open run, and the other. */
  readonly names: readonly [first: string, second: string];
  readonly source: Source;
  /** What is run of it; where it has no such deployment, `otherwise`. */
  readonly choice: Choice;
  readonly otherwise: string | undefined;
  /** Without faults and changes: only what was asked for by hand is done again. */
  readonly isCalm: boolean;
}

type Compared = Pick<Run, 'document' | 'choice' | 'source' | 'before' | 'plan' | 'interventions'>;

/** What was edited last comes first, then the other deployments, then the same without anything broken. */
export function partnersOf({
  document,
  choice,
  source,
  before,
  plan,
  interventions,
}: Compared): readonly Partner[] {
  const { deployment } = choice;
  const same = { source, choice, otherwise: undefined, isCalm: false };
  const partners: Partner[] = [];
  if (before !== undefined)
    partners.push({
      ...same,
      id: 'before',
      title: `Before your edit: ${before.step}`,
      names: ['now', 'before'],
      source: before.source,
      otherwise: before.choice.deployment,
    });
  const titleOf = (name: string): string => document.deployments[name]?.title ?? name;
  for (const name of Object.keys(document.deployments))
    if (name !== deployment)
      partners.push({
        ...same,
        id: `deployment ${name}`,
        title: `Another deployment: ${titleOf(name)}`,
        names: [titleOf(deployment), titleOf(name)],
        choice: { ...choice, deployment: name },
      });
  if (plan.faults.length > 0 || interventions.some(({ request }) => request.kind !== 'request'))
    partners.push({
      ...same,
      id: 'calm',
      title: 'The same with nothing broken or changed',
      names: ['as it is', 'nothing broken'],
      isCalm: true,
    });
  return partners;
}
