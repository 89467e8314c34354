/** Putting a part into the picture: where it was dropped, or beside what is picked and joined to it. */
import { addPart, boxIdOf, join, joinable, movedTo, type Edited, type Part } from '../../document/edits';
import type { SystemDocument } from '../../../simulator';
import { perform } from '../../document/perform';
import { picture } from '../../shared/drawing';
import type { Run } from '../../shared/run';
import { layoutOf, type Point, type Rect } from '../../shared/scene';
import type { PartKind } from './kinds';
import { pickedPart } from './picked-parts';

/** Room between a box and one that is added beside it. */
const BESIDE = 96;
/** About as large as a part is at first. */
const USUAL = { width: 196, height: 104 };

/** Adds a part where it was dropped; its middle is there. */
export function addAt(run: Run, kind: PartKind, at: Point): Promise<unknown> {
  const corner = { x: at.x - USUAL.width / 2, y: at.y - USUAL.height / 2 };
  return add(run, kind, corner, undefined);
}

/** Adds a part beside the one that is picked, joined to it if that has a meaning; else amid what is seen. */
export function addBeside(run: Run, kind: PartKind): Promise<unknown> {
  const shown = picture.get();
  const beside = pickedPart(run.plan);
  if (shown === undefined) return add(run, kind, undefined, beside);
  const box = beside && shown.boxes.find((one) => one.id === boxIdOf(beside));
  if (box === undefined) {
    const { x, y } = shown.middle();
    return add(run, kind, { x: x - USUAL.width / 2, y: y - USUAL.height / 2 }, undefined);
  }
  return add(run, kind, { x: box.rect.x + box.rect.width + BESIDE, y: box.rect.y }, beside);
}

function add(run: Run, kind: PartKind, at: Point | undefined, beside: Part | undefined): Promise<unknown> {
  const shown = picture.get();
  const corner =
    at &&
    shown &&
    free(
      { ...at, ...USUAL },
      shown.boxes.map(({ rect }) => rect),
    );
  return perform(
    run,
    ([part]) => `Add ${part !== undefined && part.kind !== 'clients' ? part.name : kind.title}`,
    (document, { deployment }) => {
      const added = addPart(document, deployment, kind.kind);
      if (!added.ok) return added;
      const [part] = added.parts;
      if (part === undefined) return added;
      const joined = joinedTo(added, deployment, beside, part);
      if (corner === undefined || shown?.isArranged !== true) return joined;
      const places = { ...layoutOf(shown.boxes), [boxIdOf(part)]: [corner.x, corner.y] as const };
      const placed = movedTo(joined.document, deployment, places);
      return placed.ok ? { ...placed, parts: added.parts } : placed;
    },
  );
}

type Done = Extract<Edited, { ok: true }>;

function joinedTo(added: Done, deployment: string, beside: Part | undefined, part: Part): Done {
  if (beside === undefined) return added;
  // A service that keeps its data somewhere already goes on doing so until somebody says otherwise.
  if (part.kind === 'store' && keepsData(added.document, deployment, beside)) return added;
  for (const [from, to] of [
    [beside, part],
    [part, beside],
  ] as const) {
    if (!joinable(added.document, deployment, from, to).ok) continue;
    const joined = join(added.document, deployment, from, to);
    if (joined.ok) return { ...joined, parts: added.parts };
  }
  return added;
}

/** The place, moved down until nothing is in the way. */
function free(wanted: Rect, taken: readonly Rect[]): Point {
  const spot = { ...wanted };
  const room = 24;
  for (let tries = 0; tries < 100; tries++) {
    const hit = taken.find(
      (other) =>
        spot.x < other.x + other.width + room &&
        other.x < spot.x + spot.width + room &&
        spot.y < other.y + other.height + room &&
        other.y < spot.y + spot.height + room,
    );
    if (hit === undefined) break;
    spot.y = hit.y + hit.height + room;
  }
  return { x: spot.x, y: spot.y };
}

function keepsData(document: SystemDocument, deployment: string, service: Part): boolean {
  const { services = {}, stores = {} } = document.deployments[deployment] ?? {};
  const modules = service.kind === 'service' ? (services[service.name]?.modules ?? []) : [];
  return modules.some((module) => Object.values(stores).some((store) => store.modules.includes(module)));
}
