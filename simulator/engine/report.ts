/** What is to be told of a run in numbers, gathered from its folds: the object that `faultline run --json` prints. */
import type { InvariantState } from '../consistency/invariants';
import type { FaultState } from '../faults/schedule';
import type { RunFailure } from '../kernel/run-failure';
import type { ReportedLatency, RunReport } from '../model/report-schema';
import { NS_PER_MS, NS_PER_S } from '../model/units';
import type { Metrics } from '../telemetry/metrics';
import type { Series } from '../telemetry/series';
import { handlerFaults } from './handler-faults';
import { hintOf } from './hints';
import type { Simulation } from './simulation';

export type { RunReport };

/** Reports a run as it stands; `wallSeconds` is how long the host took, which the engine cannot know. */
export function reportOf(simulation: Simulation, wallSeconds: number): RunReport {
  const { plan, readers, monitor, schedule, nowNs, events, failure } = simulation;
  readers.settle();
  const { metrics } = readers;
  const { engine, system, deployment, experiment, seed } = plan;
  return {
    engine,
    system,
    deployment,
    experiment,
    seed,
    hash: simulation.hash(),
    simulatedSeconds: nowNs / NS_PER_S,
    wallSeconds,
    events,
    calls: metrics.calls,
    remoteCalls: metrics.remoteCalls,
    spans: metrics.spans,
    requests: {
      ...requestCounts(metrics.requests),
      byOperation: plan.operations.flatMap(({ name }, index) => {
        const series = metrics.requestsByOperation[index];
        return series === undefined || series.started === 0 ? [] : [{ name, ...requestCounts(series) }];
      }),
    },
    ...parts(simulation, metrics),
    brokers: brokers(simulation),
    registries: registries(simulation),
    invariants: monitor.states().map(invariant),
    faults: schedule.states().map(fault),
    handlerFaults: handlerFaults(simulation),
    failure: failure === undefined ? null : failureFields(failure, simulation.failedIn),
  };
}

function parts(
  { plan, nowNs, readers }: Simulation,
  metrics: Metrics,
): Pick<RunReport, 'operations' | 'services' | 'links' | 'stores'> {
  return {
    operations: named(plan.operations, metrics.operations, (series) => ({
      count: series.started,
      errors: series.errors,
      unknown: series.unknown,
      inFlight: series.inFlight,
    })),
    services: named(plan.services, metrics.services, (series, index) => ({
      instances: plan.services[index]?.instances ?? 0,
      utilization: metrics.utilization(index, nowNs),
      meanQueue: metrics.meanQueue(index, nowNs),
      count: series.started,
      errors: series.errors,
      unknown: series.unknown,
      inFlight: series.inFlight,
      turnedAway: metrics.turnedAway[index] ?? 0,
      fell: readers.bystanders.fallen
        .filter(({ service }) => service === index)
        .map(({ because, failures }) => ({ because, failures })),
    })),
    links: named(plan.links, metrics.links, (series, index) => ({
      calls: series.ended,
      errors: series.errors,
      unknown: series.unknown,
      messages: metrics.messagesSent[index] ?? 0,
      lost: metrics.messagesLost[index] ?? 0,
    })),
    stores: named(plan.stores, metrics.stores, (series, index) => ({
      statements: series.ended,
      errors: series.errors,
      unknown: series.unknown,
      commits: metrics.commits[index] ?? 0,
      rollbacks: metrics.rollbacks[index] ?? 0,
      lockWaitMs: (metrics.lockWaitedNs[index] ?? 0) / NS_PER_MS,
    })),
  };
}

function brokers({ plan, readers, system }: Simulation): RunReport['brokers'] {
  const { brokers: figures } = readers;
  return named(plan.brokers, figures.publishing, (_, index) => ({
    published: figures.published[index] ?? 0,
    delivered: figures.delivered[index] ?? 0,
    redelivered: figures.redelivered[index] ?? 0,
    acknowledged: figures.acknowledged[index] ?? 0,
    deadLettered: system.brokers[index]?.dead ?? 0,
    lost: figures.lost[index] ?? 0,
    waiting: system.brokers[index]?.waiting ?? 0,
  }));
}

function registries({ plan, readers, nowNs }: Simulation): RunReport['registries'] {
  const { registries: figures } = readers;
  return plan.registries.map(({ name }, index) => ({
    name,
    lookups: figures.lookups[index] ?? 0,
    failedLookups: figures.failedLookups[index] ?? 0,
    staleSeconds: figures.staleSeconds(index, nowNs),
    staleRequests: figures.staleRequests[index] ?? 0,
  }));
}

/** One entry for each part of the plan: its name, what `figures` says of it and its latency. */
function named<Figures extends object>(
  plans: readonly { readonly name: string }[],
  all: readonly Series[],
  figures: (series: Series, index: number) => Figures,
): (Figures & { name: string; latencyMs: ReportedLatency })[] {
  return all.map((series, index) => ({
    name: plans[index]?.name ?? '',
    ...figures(series, index),
    latencyMs: latency(series),
  }));
}

function requestCounts(series: Series): Omit<RunReport['requests'], 'byOperation'> {
  return {
    started: series.started,
    succeeded: series.ended - series.errors,
    failed: series.errors - series.unknown,
    unknown: series.unknown,
    inFlight: series.inFlight,
    latencyMs: latency(series),
  };
}

function latency(series: Series): ReportedLatency {
  const { meanNs, p50Ns, p95Ns, p99Ns, p999Ns, maxNs } = series.durations();
  const ms = (ns: number): number | null => (Number.isNaN(ns) ? null : ns / NS_PER_MS);
  return {
    mean: ms(meanNs),
    p50: ms(p50Ns),
    p95: ms(p95Ns),
    p99: ms(p99Ns),
    p999: ms(p999Ns),
    max: ms(maxNs),
  };
}

function invariant(state: InvariantState): RunReport['invariants'][number] {
  const { name, says, violations, openGaps, longestGapMs, transient, gaps } = state;
  return {
    name,
    says,
    violations,
    openGaps,
    longestGapMs,
    transient: { ...transient },
    gaps: gaps.map(({ key, request, sinceNs, openedNs, closedNs }) => ({
      key,
      request,
      fromSeconds: sinceNs / NS_PER_S,
      openedSeconds: openedNs / NS_PER_S,
      untilSeconds: closedNs === undefined ? null : closedNs / NS_PER_S,
    })),
  };
}

function failureFields(
  { code, message }: RunFailure,
  operation: string | undefined,
): NonNullable<RunReport['failure']> {
  return { code, message, hint: hintOf(code), operation: operation ?? null };
}

function fault({ text, state, struckNs, touched, idle }: FaultState): RunReport['faults'][number] {
  return { text, state, struckSeconds: struckNs < 0 ? null : struckNs / NS_PER_S, touched, idle };
}
