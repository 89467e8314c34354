/** Messages on their wires: one by one, or as a flow where there are too many to tell apart. Rectangles cost the least. */
import type { Wire } from '../../../shared/scene';
import { LOST_AT, Tone } from '../motion/flights';
import { Sign } from '../motion/signs';
import { along, RAIL, strokeSign, type Brush, type Ink } from './brush';
import type { Palette } from './palette';

const LENGTH = 11;
const BREADTH = 5;
/** Up to so many messages are drawn large, each with its sign. */
const FEW = 48;
const LARGE = { length: 15, breadth: 11 };
/** How far a lost message falls. */
const FALL = 26;
/** Speed of a flow's dashes, units a second of the picture's clock. */
const FLOW_SPEED = 70;
const DASH = { length: 6, breadth: 3 };
/** Cosine beyond which a wire counts as straight. */
const ASLANT = 0.93;
const DIMMED = 0.18;
const FLOW_ALPHA = 0.8;

/** In the order in which they are painted: trouble last, on top. */
const TONES = [Tone.late, Tone.request, Tone.done, Tone.retry, Tone.unknown, Tone.failed, Tone.lost] as const;

const SIGNS: Readonly<Record<Tone, Sign>> = {
  [Tone.request]: Sign.none,
  [Tone.retry]: Sign.retried,
  [Tone.done]: Sign.done,
  [Tone.failed]: Sign.failed,
  [Tone.unknown]: Sign.unknown,
  [Tone.late]: Sign.cancelled,
  [Tone.lost]: Sign.lost,
};

export function colourOf(tone: Tone, palette: Palette): string {
  if (tone === Tone.done) return palette.working;
  if (tone === Tone.failed || tone === Tone.lost || tone === Tone.unknown) return palette.trouble;
  return tone === Tone.late ? palette.muted : palette.message;
}

/** Every message that is under way. */
export function paintMessages(brush: Brush): void {
  const { ctx, motion, palette, request } = brush;
  const { flights } = motion;
  const large = flights.count <= FEW && brush.zoom >= 0.5;
  // Far out, messages keep a size that can be seen.
  const scale = Math.max(1, 0.55 / brush.zoom);
  for (const tone of TONES) {
    const colour = colourOf(tone, palette);
    ctx.fillStyle = colour;
    for (let i = 0; i < flights.count; i++) {
      if (flights.tones[i] !== tone) continue;
      const wire = wireOf(brush, flights.links[i] ?? -1);
      if (wire === undefined) continue;
      const dimmed = request !== 0 && flights.requests[i] !== request;
      const falls =
        tone === Tone.lost ? Math.max(0, ((flights.progress[i] ?? 0) - LOST_AT) / (1 - LOST_AT)) : 0;
      const alpha = (dimmed ? DIMMED : 1) * (tone === Tone.late ? 0.55 : 1) * (1 - falls * falls);
      if (alpha !== 1) ctx.globalAlpha = alpha;
      paintOne(brush, wire, i, tone, falls, large, scale);
      if (alpha !== 1) ctx.globalAlpha = 1;
    }
  }
}

function paintOne(
  brush: Brush,
  wire: Wire,
  i: number,
  tone: Tone,
  falls: number,
  large: boolean,
  scale: number,
): void {
  const { ctx, palette } = brush;
  const { flights } = brush.motion;
  const leg = flights.legs[i] ?? 0;
  const progress = brush.still ? 0.5 : Math.min(flights.progress[i] ?? 0, tone === Tone.lost ? LOST_AT : 1);
  const at = along(wire, leg === 0 ? progress : 1 - progress);
  // A large one stands beside its rail's middle, so that two that meet can be told apart.
  const aside = large ? (Math.abs(at.nx) * LARGE.length + Math.abs(at.ny) * LARGE.breadth) / 2 + 1 : RAIL;
  const side = leg === 0 ? aside : -aside;
  const x = at.x + at.nx * side;
  const y = at.y + at.ny * side + falls * FALL;
  if (!large) return lay(ctx, x, y, at.nx, at.ny, LENGTH * scale, BREADTH * scale);
  stampMessage({ ctx, palette }, tone, x, y);
}

/** A message that is drawn large, with the sign of what it brings. The colour is set. */
export function stampMessage({ ctx, palette }: Ink, tone: Tone, x: number, y: number): void {
  ctx.beginPath();
  ctx.roundRect(x - LARGE.length / 2, y - LARGE.breadth / 2, LARGE.length, LARGE.breadth, 3);
  ctx.fill();
  const sign = SIGNS[tone];
  if (sign === Sign.none) return;
  ctx.strokeStyle = palette.surface;
  ctx.lineWidth = 1.6;
  strokeSign(ctx, sign, x, y, LARGE.breadth * 0.8);
}

/** Links that carry more than can be told apart: the denser the dashes, the more. */
export function paintFlows(brush: Brush): void {
  const { ctx, motion, palette, scene, request } = brush;
  const { wires } = motion;
  ctx.globalAlpha = request === 0 ? FLOW_ALPHA : DIMMED;
  for (const wire of scene.wires) {
    if (wires.flows[wire.link] !== 1) continue;
    const rate = wires.rates[wire.link] ?? 0;
    const spacing = Math.min(26, Math.max(10, 38 - 9 * Math.log10(rate)));
    const trouble = wires.trouble[wire.link] ?? 0;
    const phase = brush.still ? 0 : (brush.clockMs / 1000) * FLOW_SPEED;
    ctx.fillStyle = palette.message;
    dashes(brush, wire, 0, phase, spacing, () => true);
    ctx.fillStyle = palette.working;
    dashes(brush, wire, 1, phase, spacing, (dash) => !isBad(dash, trouble));
    if (trouble < 0.005) continue;
    ctx.fillStyle = palette.trouble;
    dashes(brush, wire, 1, phase, spacing, (dash) => isBad(dash, trouble));
  }
  ctx.globalAlpha = 1;
}

/** Whether a dash stands for failures, so that their share among the dashes is `share`. */
function isBad(dash: number, share: number): boolean {
  return (((dash * 0.6180339887) % 1) + 1) % 1 < share;
}

/** Dashes of one rail; a dash keeps its number while it moves. */
function dashes(
  brush: Brush,
  wire: Wire,
  leg: number,
  phase: number,
  spacing: number,
  wanted: (dash: number) => boolean,
): void {
  const { ctx } = brush;
  const side = leg === 0 ? RAIL : -RAIL;
  const first = Math.ceil(-phase / spacing);
  for (let dash = first, s = dash * spacing + phase; s <= wire.length; dash++, s += spacing) {
    if (!wanted(dash)) continue;
    const t = s / wire.length;
    const at = along(wire, leg === 0 ? t : 1 - t);
    lay(ctx, at.x + at.nx * side, at.y + at.ny * side, at.nx, at.ny, DASH.length, DASH.breadth);
  }
}

/** A rectangle along the wire where that runs straight, a square where it runs aslant: nothing is turned, which would cost. */
function lay(
  ctx: CanvasRenderingContext2D,
  x: number,
  y: number,
  nx: number,
  ny: number,
  length: number,
  breadth: number,
): void {
  const [across, up] = [Math.abs(ny), Math.abs(nx)];
  const middle = (length + breadth) / 2;
  const width = across > ASLANT ? length : up > ASLANT ? breadth : middle * 0.8;
  const height = up > ASLANT ? length : across > ASLANT ? breadth : middle * 0.8;
  ctx.fillRect(x - width / 2, y - height / 2, width, height);
}

function wireOf({ scene }: Brush, link: number): Wire | undefined {
  return scene.wires[scene.wireOfLink[link] ?? -1];
}
