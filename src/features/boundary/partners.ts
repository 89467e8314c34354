/** What the present deployment can be compared with. */
import type { SystemDocument } from '../../../simulator';
import type { DrawnBoundary } from '../../shared/drawing';
import type { Choice, Run, Source } from '../../shared/run';

export interface Partner {
  readonly id: string;
  readonly title: string;
  readonly source: Source;
  readonly choice: Choice;
}

/** What there was before the boundary that was drawn last comes first, then the other deployments. */
export function partnersOf(
  { document, choice, source }: Pick<Run, 'document' | 'choice' | 'source'>,
  drawn: DrawnBoundary | undefined,
): readonly Partner[] {
  const others = Object.entries(document.deployments).flatMap(([name, { title }]): Partner[] =>
    name === choice.deployment
      ? []
      : [{ id: `deployment ${name}`, title: title ?? name, source, choice: { ...choice, deployment: name } }],
  );
  if (drawn === undefined || !isOf(drawn, document, choice)) return others;
  const { step, before } = drawn;
  return [
    {
      id: 'before',
      title: `Before: ${step}`,
      source: { kind: 'own', id: 'before', document: before.document },
      choice: { ...choice, deployment: before.deployment },
    },
    ...others,
  ];
}

/** Whether the boundary was drawn here, and not in a document that was open earlier. */
function isOf(
  { system, deployment, before }: DrawnBoundary,
  document: SystemDocument,
  choice: Choice,
): boolean {
  const names = (one: SystemDocument): string => Object.keys(one.modules).join();
  return (
    system === choice.system && deployment === choice.deployment && names(before.document) === names(document)
  );
}
