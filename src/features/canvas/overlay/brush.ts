/** What every painter is given, and the strokes that they share. */
import { POINT_FIELDS, type Point, type Scene, type Wire } from '../../../shared/scene';
import type { Frame } from '../../../../simulator';
import type { Motion } from '../motion/fold';
import { Sign } from '../motion/signs';
import type { Palette } from './palette';

export interface Brush {
  readonly ctx: CanvasRenderingContext2D;
  readonly scene: Scene;
  readonly motion: Motion;
  readonly palette: Palette;
  /** Newest gauges; undefined before the first frame. */
  readonly frame: Frame | undefined;
  /** The picture's clock, ms. */
  readonly clockMs: number;
  readonly zoom: number;
  /** Nothing moves: messages stand at the middle of their way. */
  readonly still: boolean;
  /** Request whose messages stand out; 0 = none. */
  readonly request: number;
  /** Caller whose point of view is shown (id of its box), or '' for the world's. */
  readonly caller: string;
  /** How far tears have opened, 0 to 1. */
  readonly openness: number;
}

/** What a stroke needs wherever it is drawn, in the picture or in its legend. */
export type Ink = Pick<Brush, 'ctx' | 'palette'>;

/** From the middle of a wire to each of its rails. */
export const RAIL = 3;

/** Point and direction on a wire, `t` from 0 to 1; the object is used again by the next call. */
export function along(wire: Wire, t: number): { x: number; y: number; nx: number; ny: number } {
  const at = t <= 0 ? 0 : t >= 1 ? wire.count - 1 : t * (wire.count - 1);
  const i = Math.min(Math.floor(at), wire.count - 2);
  const rest = at - i;
  const { points } = wire;
  const p = i * POINT_FIELDS;
  const q = p + POINT_FIELDS;
  // Both points are on the course.
  spot.x = (points[p] as number) + ((points[q] as number) - (points[p] as number)) * rest;
  spot.y = (points[p + 1] as number) + ((points[q + 1] as number) - (points[p + 1] as number)) * rest;
  spot.nx = points[p + 2] as number;
  spot.ny = points[p + 3] as number;
  return spot;
}

const spot = { x: 0, y: 0, nx: 0, ny: 0 };

/** Lines through points, not yet stroked. */
export function trace(ctx: CanvasRenderingContext2D, points: readonly Point[]): void {
  points.forEach(({ x, y }, i) => (i === 0 ? ctx.moveTo(x, y) : ctx.lineTo(x, y)));
}

/** The middle of a wire from share `from` to share `to`, not yet stroked. */
export function traceWire(ctx: CanvasRenderingContext2D, wire: Wire, from: number, to: number): void {
  const steps = Math.max(1, Math.ceil((wire.count - 1) * (to - from)));
  for (let i = 0; i <= steps; i++) {
    const { x, y } = along(wire, from + ((to - from) * i) / steps);
    if (i === 0) ctx.moveTo(x, y);
    else ctx.lineTo(x, y);
  }
}

/** The colour of a sign. */
export function signColour(sign: Sign, palette: Palette): string {
  if (sign === Sign.done) return palette.working;
  const isTrouble = sign === Sign.failed || sign === Sign.lost || sign === Sign.unknown;
  return isTrouble ? palette.trouble : palette.muted;
}

/** Strokes a sign, `size` across, around a point, in the colour and width that are set. */
export function strokeSign(
  ctx: CanvasRenderingContext2D,
  sign: Sign,
  x: number,
  y: number,
  size: number,
): void {
  const r = size / 2;
  ctx.beginPath();
  switch (sign) {
    case Sign.done:
      ctx.moveTo(x - r * 0.75, y + r * 0.05);
      ctx.lineTo(x - r * 0.2, y + r * 0.6);
      ctx.lineTo(x + r * 0.8, y - r * 0.6);
      break;
    case Sign.failed:
    case Sign.lost:
      ctx.moveTo(x - r * 0.6, y - r * 0.6);
      ctx.lineTo(x + r * 0.6, y + r * 0.6);
      ctx.moveTo(x + r * 0.6, y - r * 0.6);
      ctx.lineTo(x - r * 0.6, y + r * 0.6);
      break;
    case Sign.unknown:
      ctx.arc(x, y - r * 0.35, r * 0.45, -Math.PI, Math.PI * 0.35);
      ctx.quadraticCurveTo(x, y + r * 0.05, x, y + r * 0.35);
      ctx.moveTo(x, y + r * 0.78);
      ctx.lineTo(x, y + r * 0.88);
      break;
    case Sign.retried:
      ctx.arc(x, y, r * 0.65, -Math.PI * 0.25, Math.PI * 1.35);
      ctx.moveTo(x + r * 0.5, y - r * 0.95);
      ctx.lineTo(x + r * 0.5, y - r * 0.42);
      ctx.lineTo(x - r * 0.05, y - r * 0.42);
      break;
    case Sign.cancelled:
      ctx.arc(x, y, r * 0.7, 0, Math.PI * 2);
      ctx.moveTo(x - r * 0.5, y + r * 0.5);
      ctx.lineTo(x + r * 0.5, y - r * 0.5);
      break;
    case Sign.waiting:
      for (const dx of [-0.6, 0, 0.6]) {
        ctx.moveTo(x + r * dx, y);
        ctx.lineTo(x + r * dx + 0.1, y);
      }
      break;
    case Sign.none:
      break;
  }
  ctx.stroke();
}

/** A disc with a sign in it. */
export function stampSign({ ctx, palette }: Ink, sign: Sign, x: number, y: number, radius: number): void {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, Math.PI * 2);
  ctx.fillStyle = palette.surface;
  ctx.fill();
  ctx.strokeStyle = signColour(sign, palette);
  ctx.lineWidth = 1.3;
  ctx.stroke();
  ctx.lineWidth = 1.7;
  ctx.lineCap = 'round';
  strokeSign(ctx, sign, x, y, radius * 1.15);
  ctx.lineCap = 'butt';
}
