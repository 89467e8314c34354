/** The figures of two runs side by side, in groups, with what makes them differ where the two systems say it. */
import { NS_PER_MS, type RunReport } from '../../../simulator';
import { differenceOf, valueText, type Difference, type Measure } from './difference';
import type { Design } from './design';

/** One run, as far as figures go. */
export interface Sized {
  readonly report: RunReport;
  readonly cost: Design['cost'][number];
}

export interface Row {
  readonly title: string;
  readonly first: string;
  readonly second: string;
  readonly difference: Difference;
  /** Why they differ, or undefined. */
  readonly because: string | undefined;
}

export interface Group {
  readonly title: string;
  readonly rows: readonly Row[];
}

const FEWER = { unit: 'count', more: 'more', less: 'fewer' } as const;
const EITHER: Measure = { ...FEWER, better: undefined };
const LESS_IS_BETTER: Measure = { ...FEWER, better: 'less' };
const MORE_IS_BETTER: Measure = { ...FEWER, better: 'more' };
const TIME: Measure = { unit: 'ms', more: 'slower', less: 'faster', better: 'less', isQuantile: true };
const LONGER: Measure = { unit: 'ms', more: 'longer', less: 'shorter', better: 'less' };
const MEMORY: Measure = { unit: 'bytes', more: 'more', less: 'less', better: 'less' };

type Value = number | null | undefined;

function row(title: string, measure: Measure, first: Value, second: Value, because?: string): Row {
  const [one, two] = [first ?? undefined, second ?? undefined];
  const difference = differenceOf(one, two, measure);
  const differs = difference.verdict !== 'same' && difference.verdict !== 'none';
  return {
    title,
    first: valueText(one, measure.unit),
    second: valueText(two, measure.unit),
    difference,
    because: differs ? because : undefined,
  };
}

/** Groups without a figure are left out. */
export function figuresOf(first: Sized, second: Sized, design: Design): readonly Group[] {
  const [one, two] = [first.report, second.report];
  const groups: Group[] = [
    { title: 'Requests', rows: requestRows(one, two) },
    { title: 'Promises', rows: promiseRows(one, two, design) },
    { title: 'Time to the answer', rows: timeRows(one, two, design) },
    { title: 'Traffic', rows: trafficRows(one, two) },
    { title: 'What it takes to run', rows: costRows(first, second) },
  ];
  return groups.filter(({ rows }) => rows.length > 0);
}

function requestRows({ requests: one }: RunReport, { requests: two }: RunReport): Row[] {
  return [
    row('done', MORE_IS_BETTER, one.succeeded, two.succeeded),
    row('failed', LESS_IS_BETTER, one.failed, two.failed),
    row('unknown', LESS_IS_BETTER, one.unknown, two.unknown),
    row('under way', EITHER, one.inFlight, two.inFlight),
  ];
}

function promiseRows(one: RunReport, two: RunReport, { promises }: Design): Row[] {
  return one.invariants.flatMap((first) => {
    const second = two.invariants.find(({ name }) => name === first.name);
    const hasGap = first.violations > 0 || (second?.violations ?? 0) > 0;
    const more = differs(first.violations, second?.violations);
    const lost = promises.find(({ invariant, by }) => invariant === first.name && by === more)?.says;
    return [
      row(`gaps: ${first.name}`, LESS_IS_BETTER, first.violations, second?.violations, lost),
      ...(hasGap
        ? [row(`longest gap: ${first.name}`, LONGER, first.longestGapMs, second?.longestGapMs)]
        : []),
    ];
  });
}

const QUANTILES = ['p50', 'p95', 'p99'] as const;

function timeRows({ requests: one }: RunReport, { requests: two }: RunReport, { hops }: Design): Row[] {
  return one.byOperation.flatMap((first) => {
    const second = two.byOperation.find(({ name }) => name === first.name);
    const hop = hops.find(({ operation }) => operation === first.name);
    let told: string | undefined;
    return QUANTILES.flatMap((quantile) => {
      const [mine, theirs] = [first.latencyMs[quantile], second?.latencyMs[quantile] ?? null];
      if (mine === null && theirs === null) return [];
      const because = timeoutsOf(first, second) ?? hopsOf(hop, mine, theirs);
      const made = row(
        `${first.name} ${quantile}`,
        TIME,
        mine,
        theirs,
        because === told ? undefined : because,
      );
      told = made.because ?? told;
      return [made];
    });
  });
}

type Asked = RunReport['requests']['byOperation'][number];

/** A request without a clear answer counts with the time for which it was waited. */
function timeoutsOf(first: Asked, second: Asked | undefined): string | undefined {
  const [here, there] = [first.unknown, second?.unknown ?? 0];
  if (here === there) return undefined;
  return `${here} without a clear answer here, ${there} in the other, each with all the time it waited`;
}

/** Least share of a difference that round trips must be expected to take, to be named as its reason. */
const MATTERS = 0.25;

function hopsOf(hop: Design['hops'][number] | undefined, first: Value, second: Value): string | undefined {
  if (hop === undefined || hop.by !== differs(first, second)) return undefined;
  const byNs = Math.abs((first ?? 0) - (second ?? 0)) * NS_PER_MS;
  return hop.estimateNs >= MATTERS * byNs ? hop.says : undefined;
}

/** 1: the first is more, -1: less. What explains the one does not explain the other. */
function differs(first: Value, second: Value): number {
  return Math.sign((first ?? 0) - (second ?? 0));
}

function trafficRows(one: RunReport, two: RunReport): Row[] {
  const links = (of: 'messages' | 'lost') => [one, two].map(({ links: all }) => sum(all, (link) => link[of]));
  const [messages, lost] = [links('messages'), links('lost')];
  const [sent, again] = [one, two]
    .map(({ brokers }) => brokers)
    .map((all) => [sum(all, ({ published }) => published), sum(all, ({ redelivered }) => redelivered)]) as [
    [number, number],
    [number, number],
  ]; // there are two runs
  const all = [
    row('calls over the network', EITHER, one.remoteCalls, two.remoteCalls),
    row('messages on the wires', EITHER, messages[0], messages[1]),
    row('messages lost', LESS_IS_BETTER, lost[0], lost[1]),
    row('published to brokers', EITHER, sent[0], again[0]),
    row('delivered once more', EITHER, sent[1], again[1]),
  ];
  return all.filter(({ first, second }) => first !== '0' || second !== '0');
}

function costRows({ report: one, cost: first }: Sized, { report: two, cost: second }: Sized): Row[] {
  return [
    row('services to deploy', LESS_IS_BETTER, first.deployables, second.deployables),
    row('instances', LESS_IS_BETTER, first.instances, second.instances),
    row('CPUs to pay for', LESS_IS_BETTER, first.cpus, second.cpus),
    row('CPUs busy, on average', EITHER, busyCpus(one, first), busyCpus(two, second)),
    row('memory to pay for', MEMORY, first.memoryMiB * BYTES_PER_MIB, second.memoryMiB * BYTES_PER_MIB),
    row('stores', LESS_IS_BETTER, first.stores, second.stores),
  ];
}

const BYTES_PER_MIB = 2 ** 20;

function busyCpus({ services }: RunReport, { cpusOf }: Sized['cost']): number {
  return (
    Math.round(1000 * sum(services, ({ name, utilization }) => utilization * (cpusOf.get(name) ?? 0))) / 1000
  );
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
