/** What can be joined to what, in words: a wire from box to box, or modules that go to another service. */
import { joinable, nameOf, partOf, type Joinable } from '../../../document/edits';
import type { SystemDocument } from '../../../../simulator';
import type { Scene } from '../../../shared/scene';

/** For each box of the picture whether what is being joined can end there; the boxes that it begins at are left out. */
export function verdictsOf(
  from: readonly string[],
  scene: Scene,
  document: SystemDocument,
  deployment: string,
): ReadonlyMap<string, Joinable> {
  const [first] = from;
  const source = first === undefined ? undefined : partOf(first);
  if (source === undefined) return new Map();
  return new Map(
    scene.boxes.flatMap(({ id }): [string, Joinable][] => {
      const target = partOf(id);
      if (target === undefined || from.includes(id)) return [];
      return [[id, joinable(document, deployment, source, target)]];
    }),
  );
}

/** What is being joined, by name. */
export function joinedNames(from: readonly string[]): string {
  return from
    .flatMap((id) => partOf(id) ?? [])
    .map(nameOf)
    .join(' and ');
}
