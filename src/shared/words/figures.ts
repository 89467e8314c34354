/** Figures as people read them: three digits are enough to compare two of them. */
import type { Frame } from '../../../simulator';
import { spanText } from '../ui';

/** `1.02 s`, `350 µs`; `–` for what was not measured. */
export function measured(ns: number | undefined): string {
  return ns === undefined || !Number.isFinite(ns) ? '–' : spanText(ns);
}

const SIZES: readonly (readonly [string, number])[] = [
  ['GiB', 2 ** 30],
  ['MiB', 2 ** 20],
  ['KiB', 2 ** 10],
  ['B', 1],
];

/** `1.5 GiB`, `640 MiB`. */
export function sizeText(bytes: number): string {
  const [name, unit] = SIZES.find(([, size]) => bytes >= size) ?? (['B', 1] as const);
  const value = bytes / unit;
  return `${value >= 100 ? Math.round(value) : Number(value.toPrecision(3))} ${name}`;
}

/** `12`, `3.4`, `0.25`: a count or a rate; `–` for what was not measured. */
export function countText(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return '–';
  return value >= 100 ? `${Math.round(value)}` : `${Number(value.toPrecision(3))}`;
}

/** `3 gaps`, `1 gap`, `no gap`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return count === 0 ? `no ${one}` : count === 1 ? `1 ${one}` : `${count} ${many}`;
}

/** Requests that have no end yet. */
export function underWay({ started, succeeded, failed, unknown }: Frame['requests']): number {
  return started - succeeded - failed - unknown;
}
