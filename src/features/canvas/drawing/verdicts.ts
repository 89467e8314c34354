/** What can be joined to what, in words: a wire from box to box, or modules that go to another service. */
import { joinable, nameOf, partOf, type Joinable } from '../../../document/edits';
import type { SystemDocument } from '../../../../simulator';
import type { Box, Scene } from '../../../shared/scene';

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
    scene.boxes.flatMap((box): [string, Joinable][] => {
      const { id } = box;
      const target = partOf(id);
      if (target === undefined || from.includes(id)) return [];
      if (source.kind === 'module') return [[id, goesTo(box, from)]];
      return [[id, joinable(document, deployment, source, target)]];
    }),
  );
}

/** Whether modules can go to a box. */
function goesTo(box: Box, from: readonly string[]): Joinable {
  const names = joinedNames(from);
  if (box.kind !== 'service' || box.external)
    return { ok: false, why: 'Modules run in services of our own, and nowhere else.', hint: '' };
  if (from.every((id) => box.tiles.some(({ name }) => `module:${name}` === id)))
    return { ok: false, why: `${names} runs there now.`, hint: 'Choose another service.' };
  return { ok: true, says: `${names} will run in ${box.name}, in one process with what is there.` };
}

/** What is being joined, by name. */
export function joinedNames(from: readonly string[]): string {
  return from
    .flatMap((id) => partOf(id) ?? [])
    .map(nameOf)
    .join(' and ');
}
