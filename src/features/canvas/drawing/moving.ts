/** The end of a move: it is written into the document, as one step with a name. */
import { movedTo } from '../../../document/edits';
import { perform } from '../../../document/perform';
import { layoutOf } from '../../../shared/scene';
import type { BoxDrag } from './box-drag';
import type { View } from './view';

/** Names told in full at most. */
const MOST = 2;

export async function commitMove(drag: BoxDrag, { run, scene }: View): Promise<void> {
  const places = drag.places();
  if (drag.by.x === 0 && drag.by.y === 0) return drag.cancel();
  drag.settle();
  const all = { ...layoutOf(scene.boxes), ...places };
  const names = scene.boxes.filter(({ id }) => drag.ids.has(id)).map(({ name }) => name);
  const step = `Move ${names.length > MOST ? `${names.length} boxes` : names.join(' and ')}`;
  const refused = await perform(run, step, (document, { deployment }) => movedTo(document, deployment, all));
  if (refused !== undefined) drag.cancel();
}
