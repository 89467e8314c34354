/** What callers learn, at their end of the wire. */
import { LOST_AT } from '../motion/flights';
import { Sign } from '../motion/signs';
import type { Scene } from '../../../shared/scene';
import { TAPE } from '../motion/wires';
import { along, stampSign, type Brush } from './brush';

/** From the caller's box to its sign, along the wire. */
const FIRST = 15;
const STEP = 19;
const RADIUS = 8;
/** Success is less news. */
const DONE_RADIUS = 6.5;

const distances = new WeakMap<Scene, readonly number[]>();

/** How far from its caller the sign of each wire stands: neighbours at one box by turns nearer and farther. */
function signDistances(scene: Scene): readonly number[] {
  const known = distances.get(scene);
  if (known !== undefined) return known;
  const starts = scene.wires.map((wire, index) => ({
    index,
    from: wire.from,
    x: wire.points[0] ?? 0,
    y: wire.points[1] ?? 0,
  }));
  starts.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.y - b.y || a.x - b.x));
  const made = scene.wires.map(() => FIRST);
  starts.forEach(({ index, from, x, y }, i) => {
    const before = starts[i - 1];
    const isNear =
      before !== undefined && before.from === from && Math.abs(before.x - x) + Math.abs(before.y - y) < STEP;
    const turn = isNear && made[before.index] === FIRST ? STEP : 0;
    made[index] = FIRST + turn;
  });
  distances.set(scene, made);
  return made;
}

/**
 * The newest thing that each caller learned, as long as it is fresh; how often, when it was more than once. And where a
 * message was lost, which no caller learns.
 */
export function paintSigns(brush: Brush): void {
  const { ctx, scene, motion, clockMs, palette } = brush;
  const { wires } = motion;
  const distance = signDistances(scene);
  scene.wires.forEach((wire, index) => {
    const freshness = wires.freshness(wire.link, clockMs);
    if (freshness <= 0) return;
    const sign = (wires.signs[wire.link] ?? 0) as Sign; // written by WireStates alone
    // Success is no news on a busy wire, where the flow says it, and between a service and its store.
    if (sign === Sign.done && (wires.flows[wire.link] === 1 || isStore(scene, wire.to))) return;
    const { x, y } = along(wire, Math.min(0.5, (distance[index] ?? FIRST) / wire.length));
    ctx.globalAlpha = Math.min(1, freshness * 3);
    stampSign(brush, sign, x, y, sign === Sign.done ? DONE_RADIUS : RADIUS);
    const count = wires.signCounts[wire.link] ?? 0;
    if (count > 1 && sign !== Sign.done) {
      ctx.fillStyle = palette.ink;
      ctx.font = '600 10px system-ui, sans-serif';
      ctx.textBaseline = 'middle';
      ctx.fillText(`×${count > 999 ? '999+' : count}`, x + RADIUS + 3, y - RADIUS - 1);
    }
  });
  for (const wire of scene.wires) {
    const loss = wires.loss(wire.link, clockMs);
    if (loss <= 0) continue;
    const { x, y } = along(wire, LOST_AT);
    ctx.globalAlpha = Math.min(1, loss * 3);
    stampSign(brush, Sign.lost, x, y, RADIUS);
  }
  ctx.globalAlpha = 1;
}

function isStore(scene: Scene, id: string): boolean {
  return scene.stores.some((store) => store?.id === id);
}

/** The caller's point of view: its newest calls on each of its wires, as far as it knows. The newest is next to it. */
export function paintTapes(brush: Brush): void {
  const { scene, motion, caller } = brush;
  for (const wire of scene.wires) {
    if (wire.from !== caller) continue;
    for (let i = 0; i < TAPE; i++) {
      const sign = motion.wires.tape(wire.link, i);
      const distance = FIRST + i * STEP;
      if (sign === Sign.none || distance > wire.length - RADIUS) break;
      const { x, y } = along(wire, distance / wire.length);
      stampSign(brush, sign, x, y, RADIUS);
    }
  }
}
