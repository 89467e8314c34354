/** The figures of what is selected, from one frame. */
import {
  BROKER_FIELDS,
  INSTANCE_FIELDS,
  LIVE_FIELDS,
  REGISTRY_FIELDS,
  liveOffset,
  type Frame,
  type LiveKind,
  type ParameterValues,
  type Plan,
} from '../../../simulator';
import type { Selection } from '../../shared/run';
import { counted, countText, measured, sizeText, underWay } from '../../shared/words';
import { firstInstance, instancePlace } from './places';

export interface Figure {
  readonly name: string;
  readonly text: string;
  /** Share of what there may be at most, 0 to 1; undefined where there is no most. */
  readonly share?: number;
  /** Worth looking at. */
  readonly isTrouble?: boolean;
}

/** A share from which on little is left. */
const NEARLY_FULL = 0.9;

/** `parameters`: those of the service, with what has been changed since. */
export function figuresOf(
  selected: Selection,
  plan: Plan,
  frame: Frame,
  parameters: ParameterValues,
): Figure[] {
  switch (selected?.kind) {
    case 'service': {
      const first = firstInstance(plan, selected.index);
      const count = plan.services[selected.index]?.instances ?? 0;
      const fell = frame.fallen
        .filter(({ service }) => service === selected.index)
        .map(({ because, failures }) => ({
          name: `failed because of ${because}`,
          text: `${failures}`,
          isTrouble: true,
        }));
      return [
        ...gauges(frame, first, count, parameters),
        ...live(plan, frame, 'service', selected.index),
        ...fell,
      ];
    }
    case 'instance':
      return instancePlace(plan, selected.index) === undefined
        ? []
        : gauges(frame, selected.index, 1, parameters);
    case 'store': {
      return [stateOf(frame.stores[selected.index] === 1), ...live(plan, frame, 'store', selected.index)];
    }
    case 'broker':
      return ofBroker(plan, frame, selected.index);
    case 'registry':
      return ofRegistry(frame, selected.index);
    case 'operation':
    case 'link':
      return live(plan, frame, selected.kind, selected.index);
    case 'clients': {
      const { started, succeeded, failed, unknown } = frame.requests;
      const requests = [
        { name: 'requests', text: `${started}` },
        { name: 'answered', text: `${succeeded}` },
        { name: 'failed', text: `${failed}`, isTrouble: failed > 0 },
        { name: 'unknown', text: `${unknown}`, isTrouble: unknown > 0 },
        { name: 'waiting', text: `${underWay(frame.requests)}` },
      ];
      // Counted from the beginning; of the last second only how long it took.
      const times = live(plan, frame, 'requests', 0).filter(({ name }) => /^p\d/.test(name));
      return [...requests, ...times];
    }
    default:
      return [];
  }
}

function stateOf(isUp: boolean): Figure {
  return { name: 'state', text: isUp ? 'up' : 'down', isTrouble: !isUp };
}

function ofRegistry(frame: Frame, registry: number): Figure[] {
  const field = (name: (typeof REGISTRY_FIELDS)[number]): number =>
    frame.registries[registry * REGISTRY_FIELDS.length + REGISTRY_FIELDS.indexOf(name)] ?? 0;
  const failed = field('failedLookups');
  const paid = field('staleRequests');
  return [
    stateOf(field('up') === 1),
    { name: 'asked', text: `${field('lookups')}` },
    { name: 'in vain', text: `${failed}`, isTrouble: failed > 0 },
    { name: 'stale beliefs', text: `${field('staleSeconds').toFixed(1)} s` },
    { name: 'calls that paid', text: `${paid}`, isTrouble: paid > 0 },
  ];
}

function ofBroker(plan: Plan, frame: Frame, broker: number): Figure[] {
  const isLog = plan.brokers[broker]?.kind === 'log';
  const field = (name: (typeof BROKER_FIELDS)[number]): number =>
    frame.brokers[broker * BROKER_FIELDS.length + BROKER_FIELDS.indexOf(name)] ?? 0;
  const dead = field('dead');
  return [
    stateOf(field('up') === 1),
    { name: isLog ? 'lag of its readers' : 'messages waiting', text: `${field('waiting')}` },
    { name: 'with consumers', text: `${field('held')}` },
    { name: 'dead letters', text: `${dead}`, isTrouble: dead > 0 },
  ];
}

function gauges(frame: Frame, first: number, count: number, parameters: ParameterValues): Figure[] {
  const sum = (field: (typeof INSTANCE_FIELDS)[number]): number => {
    let total = 0;
    for (let instance = first; instance < first + count; instance++)
      total += frame.instances[instance * INSTANCE_FIELDS.length + INSTANCE_FIELDS.indexOf(field)] ?? 0;
    return total;
  };
  const most = (name: string): number => Number(parameters[name] ?? 0) * count;
  const cpus = Math.max(1, Math.ceil(Number(parameters['cpus'] ?? 1))) * count;
  const up = sum('up');
  const waiting = sum('waitingForCpu');
  return [
    {
      name: count === 1 ? 'state' : 'instances',
      text: count === 1 ? (up === 1 ? 'up' : 'down') : `${up} of ${count} up`,
      isTrouble: up < count,
    },
    gauge(
      'CPU',
      sum('busyCpus'),
      cpus,
      waiting > 0 ? `, ${counted(waiting, 'piece of work', 'pieces of work')} waiting` : '',
    ),
    gauge('calls at work', sum('running'), most('concurrency')),
    gauge('calls waiting', sum('queued'), most('queue')),
    // What modules keep and what leaks is counted, and nothing else: often there is nothing to tell.
    ...(sum('memoryBytes') > 0
      ? [gauge('memory held', sum('memoryBytes'), most('memory'), '', sizeText)]
      : []),
  ];
}

function gauge(
  name: string,
  value: number,
  most: number,
  more = '',
  print: (value: number) => string = countText,
): Figure {
  const share = most > 0 ? Math.min(1, value / most) : value > 0 ? 1 : 0;
  // A busy CPU is no trouble as long as nothing waits for it.
  const isTrouble = share >= NEARLY_FULL && (name !== 'CPU' || more !== '');
  return { name, text: `${print(value)} of ${print(most)}${more}`, share, isTrouble };
}

function live(plan: Plan, frame: Frame, kind: LiveKind, index: number): Figure[] {
  const offset = liveOffset(plan, kind, index);
  const field = (name: (typeof LIVE_FIELDS)[number]): number | undefined =>
    frame.live[offset + LIVE_FIELDS.indexOf(name)];
  const unknown = field('unknown') ?? 0;
  const failed = (field('errors') ?? 0) - unknown;
  return [
    { name: 'answered', text: perSecond(field('rate')) },
    { name: 'failed', text: perSecond(failed), isTrouble: failed > 0 },
    // Only when there is something that nobody knows.
    ...(unknown > 0 ? [{ name: 'unknown', text: perSecond(unknown), isTrouble: true }] : []),
    { name: 'p50', text: measured(field('p50Ns')) },
    { name: 'p95', text: measured(field('p95Ns')) },
  ];
}

function perSecond(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? '–' : `${countText(value)}/s`;
}
