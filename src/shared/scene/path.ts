/** The course of a wire: for the browser as an SVG path, for the messages on it as points at equal distances. */
import type { Point, Rect } from './geometry';

/** Numbers kept of each point of a course: x, y, and the unit normal (to the right of the direction of travel). */
export const POINT_FIELDS = 4;

export interface Course {
  /** SVG path data. */
  readonly d: string;
  readonly length: number;
  /** `POINT_FIELDS` numbers a point, from start to end. */
  readonly points: Float32Array;
  readonly count: number;
}

/** Distance between two points of a course, about as long as a message is. */
const STEP = 8;
/** Points of a course at most: on a long way a message need not follow every bend to the unit. */
const MOST_POINTS = 240;
/** Pieces of a curve from which its length is taken. */
const PIECES = 16;

/** A line through `way`: its segments are in turn curves that begin and end along `axis`, and straight lines. */
export function course(way: readonly Point[], axis: 'x' | 'y'): Course {
  const flat: Point[] = [];
  let d = '';
  way.forEach((end, i) => {
    const start = way[i - 1];
    if (start === undefined) {
      flat.push(end);
      d = `M${round(end.x)},${round(end.y)}`;
    } else if (i % 2 === 0) {
      flat.push(end);
      d += `L${round(end.x)},${round(end.y)}`;
    } else {
      const [a, b] = controls(start, end, axis);
      for (let k = 1; k <= PIECES; k++) flat.push(cubic(start, a, b, end, k / PIECES));
      d += `C${round(a.x)},${round(a.y)} ${round(b.x)},${round(b.y)} ${round(end.x)},${round(end.y)}`;
    }
  });
  return { d, ...sampled(flat) };
}

function controls(start: Point, end: Point, axis: 'x' | 'y'): [Point, Point] {
  const half = (end[axis] - start[axis]) / 2;
  return axis === 'x'
    ? [
        { x: start.x + half, y: start.y },
        { x: end.x - half, y: end.y },
      ]
    : [
        { x: start.x, y: start.y + half },
        { x: end.x, y: end.y - half },
      ];
}

function cubic(p: Point, a: Point, b: Point, q: Point, t: number): Point {
  const s = 1 - t;
  const [k0, k1, k2, k3] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
  return { x: k0 * p.x + k1 * a.x + k2 * b.x + k3 * q.x, y: k0 * p.y + k1 * a.y + k2 * b.y + k3 * q.y };
}

/** Points at equal distances along a chain of straight pieces. */
function sampled(flat: readonly Point[]): Omit<Course, 'd'> {
  const along = [0];
  for (let i = 1; i < flat.length; i++) {
    const [p, q] = [flat[i - 1] as Point, flat[i] as Point]; // both in range
    along.push((along[i - 1] ?? 0) + Math.sqrt((q.x - p.x) * (q.x - p.x) + (q.y - p.y) * (q.y - p.y)));
  }
  const length = along[along.length - 1] ?? 0;
  const count = Math.min(MOST_POINTS, Math.max(2, Math.ceil(length / STEP) + 1));
  const points = new Float32Array(count * POINT_FIELDS);
  let piece = 1;
  for (let i = 0; i < count; i++) {
    const target = (length * i) / (count - 1);
    while (piece < flat.length - 1 && (along[piece] ?? 0) < target) piece++;
    const [p, q] = [flat[piece - 1] as Point, (flat[piece] ?? flat[piece - 1]) as Point]; // both in range
    const span = (along[piece] ?? 0) - (along[piece - 1] ?? 0);
    const t = span > 0 ? (target - (along[piece - 1] ?? 0)) / span : 0;
    const dx = span > 0 ? (q.x - p.x) / span : 1;
    const dy = span > 0 ? (q.y - p.y) / span : 0;
    const place = i * POINT_FIELDS;
    points[place] = p.x + (q.x - p.x) * t;
    points[place + 1] = p.y + (q.y - p.y) * t;
    points[place + 2] = -dy;
    points[place + 3] = dx;
  }
  return { length, points, count };
}

/** The point at the share `t` (0 to 1) of a course. */
export function pointAt(course: Course, t: number): Point {
  const at = Math.min(Math.max(t, 0), 1) * (course.count - 1);
  const i = Math.min(Math.floor(at), course.count - 2) * POINT_FIELDS;
  const rest = at - i / POINT_FIELDS;
  const read = (place: number): number => course.points[place] ?? 0;
  return {
    x: read(i) + (read(i + POINT_FIELDS) - read(i)) * rest,
    y: read(i + 1) + (read(i + 1 + POINT_FIELDS) - read(i + 1)) * rest,
  };
}

/** The smallest rectangle around a course. */
export function extentOf({ points, count }: Course): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < count; i++) {
    const x = points[i * POINT_FIELDS] ?? 0;
    const y = points[i * POINT_FIELDS + 1] ?? 0;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
