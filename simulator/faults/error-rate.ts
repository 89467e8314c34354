/** Error rate: a share of the calls is refused before the handler begins. */
import type { OperationRule } from '../components/operation';
import { Outcome } from '../model/failures';
import { CallError } from '../network';
import { IdleReason } from '../telemetry/facts';
import { install, remove, type FaultDefinition } from './definition';
import { handlingRules } from './reach';

export const ERROR_RATE: FaultDefinition = {
  kind: 'error-rate',
  title: 'Errors',
  explains: 'A share of the calls fails at once, before anything is done. The failure is definite.',
  leavesOut: 'Errors that come in bursts, and errors after half the work.',
  targets: ['module', 'operation', 'service', 'instance'],
  parameters: {
    probability: {
      kind: 'probability',
      default: 1,
      explains: 'The share of calls that fail.',
      source: 'our choice: all of them, so that it shows',
    },
  },
  wouldDo: (fault, where) => `${where} refuses ${percent(fault.parameters['probability'])} of its calls.`,
  strike: ({ world, fault, stream, touched }) => {
    const lists = handlingRules(world, fault.target);
    if (lists.length === 0) return { idle: IdleReason.noInstance };
    const probability = Number(fault.parameters['probability'] ?? 1);
    const rule: OperationRule = {
      onStart: (handling) => {
        if (stream.nextFloat() >= probability) return 'go';
        handling.row = touched(handling.span, handling.operation.index);
        if (fault.once) remove(lists, rule);
        return new CallError(Outcome.injectedError, handling.operation.name);
      },
    };
    return install(lists, rule);
  },
};

function percent(value: unknown): string {
  return `${Math.round(Number(value) * 1000) / 10} %`;
}
