/** What is selected is picked for the next edit, and the one thing that is picked is selected. */
import { useEffect } from 'react';
import { picked } from '../../../shared/drawing';
import { useSelection, useValue, type Selection } from '../../../shared/run';
import type { Scene } from '../../../shared/scene';
import { rectOfPicked } from './picking';

/** The picked things that are in the picture. */
export function usePicked(scene: Scene): readonly string[] {
  const [selected, select] = useSelection();
  const ids = useValue(picked);
  const here = ids.filter((id) => rectOfPicked(scene, id) !== undefined);
  const chosen = idOf(selected, scene);
  const only = here.length === 1 ? here[0] : undefined;
  const isWire = selected?.kind === 'link';
  // What was pressed last leads: the selection when that changed, else what is picked.
  useEffect(() => {
    if (chosen !== undefined && !picked.get().includes(chosen)) picked.set([chosen]);
  }, [chosen]);
  useEffect(() => {
    if (isWire) picked.set([]);
  }, [isWire, selected]);
  useEffect(() => {
    if (only !== undefined) select(selectionOf(only, scene));
    else if (ids.length > 1) select(undefined);
  }, [only, ids, scene, select]);
  return here;
}

function idOf(selected: Selection, scene: Scene): string | undefined {
  if (selected === undefined || selected.kind === 'request') return undefined;
  if (selected.kind === 'module') {
    const name = scene.tiles[selected.index]?.name;
    return name === undefined ? undefined : `module:${name}`;
  }
  return scene.boxes.find(({ kind, index }) => kind === selected.kind && index === selected.index)?.id;
}

function selectionOf(id: string, scene: Scene): Selection {
  const box = scene.boxes.find((one) => one.id === id);
  if (box !== undefined) return { kind: box.kind, index: box.index };
  const tile = scene.tiles.find((one) => one?.name === id.slice('module:'.length));
  return tile === undefined ? undefined : { kind: 'module', index: tile.module };
}
