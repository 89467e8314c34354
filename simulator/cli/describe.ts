/** A run in words and a few columns, for reading at a terminal. */
import type { RunReport } from '../engine/report';
import { printable } from './stopped';

type Invariant = RunReport['invariants'][number];

export function describe(report: RunReport): string {
  const { requests, operations, services, brokers, registries, invariants, faults } = report;
  const lines = [
    `${report.system}, ${report.deployment}, ${report.experiment}, seed ${report.seed}: ${report.simulatedSeconds} s simulated in ${report.wallSeconds.toFixed(2)} s`,
    `hash ${report.hash}, ${report.events} events, ${report.calls} calls (${report.remoteCalls} remote), ${report.spans} spans`,
    `requests: ${requests.started} started, ${requests.succeeded} succeeded, ${requests.failed} failed, ${requests.unknown} unknown, ${requests.inFlight} in flight`,
    '',
    ...table(
      ['operation', 'count', 'failed', 'unknown', 'mean ms', 'p50', 'p95', 'p99'],
      operations
        .filter(({ count }) => count > 0)
        .map(({ name, count, errors, unknown, latencyMs }) => [
          name,
          String(count),
          String(errors - unknown),
          String(unknown),
          ...[latencyMs.mean, latencyMs.p50, latencyMs.p95, latencyMs.p99].map(figure),
        ]),
    ),
    '',
    ...table(
      ['service', 'instances', 'busy', 'queue'],
      services.map(({ name, instances, utilization, meanQueue }) => [
        name,
        String(instances),
        `${(100 * utilization).toFixed(1)} %`,
        meanQueue.toFixed(2),
      ]),
    ),
    '',
    ...services.flatMap(({ name, fell }) =>
      fell.map(
        ({ because, failures }) =>
          `${name} was well, and ${failures} of its calls failed because of ${because}`,
      ),
    ),
    ...brokers.map(
      ({ name, published, delivered, redelivered, acknowledged, deadLettered, lost, waiting }) =>
        `broker ${name}: ${published} published, ${delivered} delivered (${redelivered} once more), ${acknowledged} acknowledged, ${waiting} waiting, ${deadLettered} dead letters, ${lost} lost`,
    ),
    ...registries.map(
      ({ name, lookups, failedLookups, staleSeconds, staleRequests }) =>
        `registry ${name}: ${lookups} lookups (${failedLookups} failed), ${staleRequests} calls went to endpoints that did not serve, believed in for ${figure(staleSeconds)} s`,
    ),
    ...invariants.flatMap(describeInvariant),
    ...faults.map(
      ({ text, state, touched, idle }) =>
        `fault “${printable(text)}”: ${idle === '' ? `${state}, touched ${touched}` : idle}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

/** Gaps that are told one by one. */
const TOLD_GAPS = 3;

function describeInvariant({ name, violations, openGaps, longestGapMs, gaps }: Invariant): string[] {
  if (violations === 0) return [`✓ ${name}: held`];
  const count = violations === 1 ? '1 gap' : `${violations} gaps`;
  return [
    `✕ ${name}: ${count}, ${openGaps} still open, the longest ${figure(longestGapMs)} ms`,
    ...gaps.slice(0, TOLD_GAPS).map(({ key, request, fromSeconds, untilSeconds }) => {
      const end = untilSeconds === null ? 'still open' : `closed at ${untilSeconds} s`;
      return `    ${printable(key)}: since ${fromSeconds} s, ${end}${request === 0 ? '' : `, request ${request}`}`;
    }),
    ...(gaps.length > TOLD_GAPS ? ['    …'] : []),
  ];
}

/** Three digits that count, and no fewer than there are before the point. */
export function figure(value: number | null): string {
  if (value === null) return '–';
  return value >= 1000 ? value.toFixed(0) : value.toPrecision(3);
}

/** Rows under a heading: the first column flush left, the others flush right. */
export function table(heading: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [heading, ...rows];
  const widths = heading.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
}
