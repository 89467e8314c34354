/** Memory leak: each handled call leaves something behind, until the process is killed with everything that shares it. */
import type { OperationRule } from '../components/operation';
import { BYTES_PER_MIB } from '../model/units';
import { IdleReason } from '../telemetry/facts';
import { install, type FaultDefinition } from './definition';
import { handlingRules, instancesOf } from './reach';

export const LEAK: FaultDefinition = {
  kind: 'leak',
  title: 'Memory leak',
  explains: 'Every call leaves some memory behind. When the limit is reached the whole process is killed.',
  leavesOut: 'The slowing down before the end, as a garbage collector fights for the last bytes.',
  targets: ['module', 'operation', 'service', 'instance'],
  parameters: {
    perCall: {
      kind: 'size',
      defaultBytes: BYTES_PER_MIB,
      minBytes: 1,
      maxBytes: 1024 * 1024 * BYTES_PER_MIB,
      explains: 'What each handled call leaves behind.',
      source: 'our choice: large enough to watch it grow',
    },
  },
  wouldDo: (_fault, where) =>
    `${where} keeps memory with every call, until its process is killed and starts again.`,
  strike: ({ world, fault, index, touched }) => {
    const lists = handlingRules(world, fault.target);
    const instances = instancesOf(world, fault.target);
    if (lists.length === 0) return { idle: IdleReason.noInstance };
    const bytes = Number(fault.parameters['perCall']);
    const leaked = new Map<number, { process: unknown; bytes: number }>();
    const rule: OperationRule = {
      onEnd: (handling) => {
        const instance = instances.find(({ instanceNumber }) => instanceNumber === handling.instanceNumber);
        if (instance === undefined || !instance.up) return;
        const row = touched(handling.span, handling.operation.index);
        const known = leaked.get(instance.instanceNumber);
        const before = known?.process === instance.process ? known.bytes : 0;
        leaked.set(instance.instanceNumber, { process: instance.process, bytes: before + bytes });
        instance.allocate(bytes, index, row);
      },
    };
    const acting = install(lists, rule);
    return {
      lift: (cause) => {
        acting.lift(cause);
        for (const instance of instances) {
          const held = leaked.get(instance.instanceNumber);
          if (held?.process === instance.process) instance.allocate(-held.bytes, index, cause);
        }
      },
    };
  },
};
