/** Where a moment stands in a waterfall, and which moments are marked. */
import type { TraceView } from '../../../simulator';

/** The stretch of time that a waterfall shows, ns. */
export interface Range {
  readonly fromNs: number;
  readonly toNs: number;
}

/** From a trace's first span to its last end; what is open lasts until now. */
export function rangeOf(
  { spans, startNs, endNs }: Pick<TraceView, 'spans' | 'startNs' | 'endNs'>,
  nowNs: number,
): Range {
  let fromNs = startNs;
  let toNs = Math.max(startNs + 1, endNs ?? nowNs);
  for (const span of spans) {
    fromNs = Math.min(fromNs, span.startNs);
    toNs = Math.max(toNs, span.endNs ?? nowNs);
  }
  return { fromNs, toNs };
}

/** Where a stretch stands in a range: percent of its width. */
export function placeOf(
  { fromNs, toNs }: Range,
  startNs: number,
  endNs: number,
): { left: number; width: number } {
  const share = (ns: number): number => (100 * (ns - fromNs)) / (toNs - fromNs);
  const left = share(startNs);
  return { left, width: Math.max(0, share(endNs) - left) };
}

/** Round moments within a range, counted from its beginning; about `about` of them, never more than twice that. */
export function ticksOf({ fromNs, toNs }: Range, about: number): number[] {
  const length = toNs - fromNs;
  const rough = length / Math.max(1, about);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((size) => size >= rough) ?? rough;
  return Array.from({ length: Math.floor(length / step) + 1 }, (_, tick) => tick * step);
}
