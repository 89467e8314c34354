/** The units of figures: how a bound is written in a lesson, and how a figure is said. Internally ns, bytes, shares of 1. */
import { parseDuration } from '../../simulator/model/durations';
import { parseSize, printSize } from '../../simulator/model/sizes';
import { BYTES_PER_MIB, NS_PER_MS, NS_PER_S } from '../../simulator/model/units';

export type Unit = 'count' | 'share' | 'duration' | 'size' | 'truth';

/** How a value in the unit is written, as a hint. */
export const UNIT_HINTS: Readonly<Record<Unit, string>> = {
  count: 'write a number: `3`',
  share: 'write a share: `5%`, or `0.05`',
  duration: 'write a duration: `250ms`, `1.5s`',
  size: 'write a size: `640MiB`',
  truth: 'write `true` or `false`',
};

/** A written value as a number: ns, bytes, a share from 0 to 1, 0 or 1; undefined when it is none in this unit. */
export function parseValue(unit: Unit, written: unknown): number | undefined {
  if (unit === 'truth') return typeof written === 'boolean' ? Number(written) : undefined;
  if (unit === 'duration') return typeof written === 'string' ? parseDuration(written) : zero(written);
  if (unit === 'size') return typeof written === 'string' ? parseSize(written) : zero(written);
  if (unit === 'share' && typeof written === 'string') {
    const [, digits] = /^(\d+(?:\.\d+)?) ?%$/.exec(written) ?? [];
    return digits === undefined ? undefined : Number(digits) / 100;
  }
  return typeof written === 'number' && Number.isFinite(written) && written >= 0 ? written : undefined;
}

/** Nothing is nothing in every unit. */
function zero(written: unknown): number | undefined {
  return written === 0 ? 0 : undefined;
}

/** A value as people read it: three digits that count. */
export function printValue(unit: Unit, value: number): string {
  switch (unit) {
    case 'truth':
      return value === 0 ? 'no' : 'yes';
    case 'share':
      return `${digits(100 * value)} %`;
    case 'size':
      return sizeText(value);
    case 'duration':
      return value >= NS_PER_S ? `${digits(value / NS_PER_S)} s` : `${digits(value / NS_PER_MS)} ms`;
    case 'count':
      return digits(value);
  }
}

/** Exactly where that is short, as sizes that somebody wrote are; else to three digits. */
function sizeText(bytes: number): string {
  const exact = printSize(Math.round(bytes));
  if (!/^\d{4,}B$/.test(exact)) return exact.replace(/(?=[KMGT]?i?B$)/, ' ');
  const mib = bytes / BYTES_PER_MIB;
  return mib < 1024 ? `${digits(mib)} MiB` : `${digits(mib / 1024)} GiB`;
}

function digits(value: number): string {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}
