/**
 * The brackets of transactions. Thin while nothing is open: how far they reach is there to be seen before anything happens.
 * Heavy while one is open. Torn where the code would have them cross a membrane, on this side of it: the wire is not cut.
 */
import type { Bracket, Point, TornEnd } from '../../../shared/scene';
import { Sign } from '../motion/signs';
import { BRACKET_STAYS_MS, type BracketState } from '../motion/transactions';
import { stampSign, trace, traceWire, type Brush } from './brush';

export const THIN = 1.5;
export const HEAVY = 3.5;
const RESTING = 0.55;
const TORN = { half: 6.5, tooth: 3.5 };

export function paintBrackets(brush: Brush): void {
  const { ctx, palette, scene } = brush;
  const resting: Bracket[] = [];
  const busy: (readonly [Bracket, number])[] = [];
  for (const bracket of scene.brackets) {
    const weight = weightOf(brush, bracket);
    if (weight > 0) busy.push([bracket, weight]);
    else resting.push(bracket);
  }
  ctx.lineJoin = 'round';
  ctx.lineCap = 'round';
  // One path for all that rest: where they share a line it is no darker.
  ctx.strokeStyle = palette.message;
  ctx.lineWidth = THIN;
  ctx.globalAlpha = RESTING;
  ctx.beginPath();
  for (const bracket of resting) traceBracket(brush, bracket);
  ctx.stroke();
  for (const bracket of resting) for (const tear of bracket.tears) paintTear(brush, tear, 0);
  for (const [bracket, weight] of busy) paintBusy(brush, bracket, weight);
  ctx.globalAlpha = 1;
  ctx.lineCap = 'butt';
}

function traceBracket({ ctx, scene }: Brush, bracket: Bracket): void {
  for (const stroke of bracket.strokes) trace(ctx, stroke);
  const wire = scene.wires[bracket.wire];
  if (wire !== undefined) traceWire(ctx, wire, 0, 1);
}

/** 1 = open, falling to 0 after the end. */
function weightOf(brush: Brush, bracket: Bracket): number {
  const state = brush.motion.transactions.brackets.get(bracket.operation);
  if (state === undefined) return 0;
  if (state.open > 0) return 1;
  return Math.max(0, 1 - (brush.clockMs - state.endedMs) / BRACKET_STAYS_MS);
}

function paintBusy(brush: Brush, bracket: Bracket, weight: number): void {
  const { ctx, palette, motion } = brush;
  const state = motion.transactions.brackets.get(bracket.operation);
  const undone = state !== undefined && state.open === 0 && state.end === 'rolledBack';
  ctx.strokeStyle = undone ? palette.trouble : palette.message;
  ctx.lineWidth = THIN + (HEAVY - THIN) * Math.min(1, weight * 2);
  ctx.globalAlpha = 1;
  if (undone) ctx.setLineDash([2, 5]);
  ctx.beginPath();
  traceBracket(brush, bracket);
  ctx.stroke();
  ctx.setLineDash([]);
  for (const tear of bracket.tears) paintTear(brush, tear, weight);
  ctx.globalAlpha = 1;
  const spine = bracket.strokes[0];
  if (spine !== undefined && state !== undefined && state.open === 0) stampEnd(brush, state, middleOf(spine));
}

/** How the newest one ended, on the spine. */
function stampEnd(brush: Brush, state: BracketState, at: Point): void {
  stampSign(brush, state.end === 'committed' ? Sign.done : Sign.failed, at.x, at.y, 8);
}

function middleOf(line: readonly Point[]): Point {
  const [first, last] = [line[0], line[line.length - 1]];
  return { x: ((first?.x ?? 0) + (last?.x ?? 0)) / 2, y: ((first?.y ?? 0) + (last?.y ?? 0)) / 2 };
}

/** A jagged end before the membrane. As it tears, the part that it loses is seen to go. */
function paintTear(brush: Brush, tear: TornEnd, weight: number): void {
  const { ctx, palette, scene, openness } = brush;
  const wire = scene.wires[tear.wire];
  ctx.strokeStyle = palette.message;
  ctx.globalAlpha = weight > 0 ? 1 : 0.8;
  ctx.lineWidth = weight > 0 ? 2.6 : 2;
  ctx.beginPath();
  trace(ctx, jagged(tear.at, tear.towards));
  ctx.stroke();
  if (wire === undefined || openness >= 1) return;
  ctx.globalAlpha = 1 - openness;
  ctx.beginPath();
  traceWire(ctx, wire, 0, 1 - openness);
  if (openness < 0.2) trace(ctx, tear.ghost);
  ctx.stroke();
}

/** A torn edge across the direction of the bracket. */
export function jagged(at: Point, towards: Point): Point[] {
  const { half, tooth } = TORN;
  return [-1, -0.5, 0, 0.5, 1].map((share, i) => {
    const out = i % 2 === 0 ? 0 : tooth;
    const across = share * half;
    return { x: at.x + towards.x * out - towards.y * across, y: at.y + towards.y * out + towards.x * across };
  });
}
