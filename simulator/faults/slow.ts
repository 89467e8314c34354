/** Slow: work takes longer, by a factor or by an added time. */
import type { Handling, OperationRule } from '../components/operation';
import { NS_PER_S } from '../model/units';
import { IdleReason } from '../telemetry/facts';
import { install, remove, type FaultDefinition } from './definition';
import { handlingRules, serverOf } from './reach';

export const SLOW: FaultDefinition = {
  kind: 'slow',
  title: 'Slow',
  explains:
    'It does everything right, later. Slots are held for longer, and queues grow where nothing is broken.',
  leavesOut: 'Why it is slow: a busy neighbour, a cold cache, a garbage collector.',
  targets: ['module', 'operation', 'service', 'instance', 'store', 'broker', 'registry'],
  parameters: {
    factor: {
      kind: 'number',
      default: 1,
      min: 1,
      max: 100_000,
      unit: '×',
      explains: 'How many times as long its work takes.',
      source: 'our choice: 1 changes nothing',
    },
    added: {
      kind: 'duration',
      defaultNs: 0,
      minNs: 0,
      maxNs: 3600 * NS_PER_S,
      zeroMeans: 'nothing is added',
      explains:
        'What is added before each handler begins, no CPU used meanwhile; in a store, a broker or a registry, to each piece of its work.',
      source: 'our choice: 0 changes nothing',
    },
  },
  wouldDo: (_fault, where) =>
    `${where} takes longer over everything. Its callers hold their slots meanwhile.`,
  strike: ({ world, fault, touched }) => {
    const factor = Number(fault.parameters['factor'] ?? 1);
    const addedNs = Number(fault.parameters['added'] ?? 0);
    const server = serverOf(world, fault.target);
    if (server !== undefined) {
      touched(0, 0);
      return install([server.slowdowns], { factor, addedNs, touched: (span) => touched(span, -1) });
    }
    const lists = handlingRules(world, fault.target);
    if (lists.length === 0) return { idle: IdleReason.noInstance };
    let only: Handling | undefined;
    const rule: OperationRule = {
      onStart: (handling) => {
        if (only !== undefined) return 'go';
        if (fault.once) only = handling;
        handling.row = touched(handling.span, handling.operation.index);
        return addedNs > 0 ? addedNs : 'go';
      },
      stretchWork: (ns, handling) => {
        if (factor === 1 || (fault.once && handling !== only)) return ns;
        handling.row = touched(handling.span, handling.operation.index);
        return ns * factor;
      },
      onEnd: (handling) => {
        if (handling === only) remove(lists, rule);
      },
    };
    return install(lists, rule);
  },
};
