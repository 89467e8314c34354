/** How the processes fared. A service is named by a module in it: services have other names in every design. */
import { NS_PER_MS } from '../../simulator/model/units';
import { summed, type Figure, type Place, type Question, type Ran } from './figure';

const of = { what: 'module', least: 0, most: 1 } as const;

const operation = { what: 'operation', least: 1, most: 1 } as const;

function operationOf({ report }: Ran, { of: [name] }: Question) {
  return report.operations.find((one) => one.name === name);
}

function placeOf({ of: [name = ''] }: Question): Place {
  return { kind: 'operation', name };
}

/** The services that a question is about: that of its module, or all. */
function servicesOf({ plan, report }: Ran, { of: [name] }: Question) {
  if (name === undefined) return report.services;
  const { service } = plan.modules.find((module) => module.name === name) ?? {};
  const found = service === undefined ? undefined : report.services[service];
  return found === undefined ? [] : [found];
}

export const SERVICE_FIGURES = {
  utilization: {
    unit: 'share',
    of,
    explains: 'Share of the time of its CPUs that a service worked; of the busiest, if no module is named.',
    words: 'CPU use where {of} runs',
    measure: (ran, question) => {
      const [busiest] = [...servicesOf(ran, question)].sort((a, b) => b.utilization - a.utilization);
      if (busiest === undefined) return undefined;
      return { value: busiest.utilization, place: { kind: 'service', name: busiest.name } };
    },
  },
  turnedAway: {
    unit: 'count',
    of,
    explains: 'Calls that found a service’s queue full.',
    words: 'calls turned away where {of} runs',
    measure: (ran, question) => summed(servicesOf(ran, question), 'service', ({ turnedAway }) => turnedAway),
  },
  fellForOthers: {
    unit: 'count',
    of,
    explains: 'Handlers that failed in a service that was well, because of another party.',
    words: 'failures where {of} runs, caused elsewhere',
    measure: (ran, question) =>
      summed(servicesOf(ran, question), 'service', ({ fell }) =>
        fell.reduce((sum, { failures }) => sum + failures, 0),
      ),
  },
  handled: {
    unit: 'count',
    of: { what: 'operation', least: 1, most: 20 },
    explains:
      'How often an operation’s handler was begun, for whoever called it; of several, that which was begun least often.',
    words: 'runs of {of}',
    measure: ({ report }, { of }) => {
      const counts = of.map((name) => report.operations.find((one) => one.name === name)?.count ?? 0);
      const least = Math.min(...counts);
      return { value: least, place: { kind: 'operation', name: of[counts.indexOf(least)] ?? '' } };
    },
  },
  errorShare: {
    unit: 'share',
    of: operation,
    explains: 'Share of an operation’s handlers that ended badly, as the service that ran them saw it.',
    words: 'share of runs of {of} that ended badly',
    measure: (ran, question) => {
      const { count, errors } = operationOf(ran, question) ?? { count: 0, errors: 0 };
      return count === 0 ? undefined : { value: errors / count, place: placeOf(question) };
    },
  },
  handlerTime: {
    unit: 'duration',
    of: operation,
    explains: 'How long an operation’s handler takes on average, those that it calls included.',
    words: 'time that {of} takes',
    measure: (ran, question) => {
      const ms = operationOf(ran, question)?.latencyMs.mean ?? null;
      return ms === null ? undefined : { value: ms * NS_PER_MS, place: placeOf(question) };
    },
  },
} satisfies Readonly<Record<string, Figure>>;
