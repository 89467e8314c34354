/** Throw: the handler throws an exception where it would have begun. */
import type { OperationRule } from '../components/operation';
import { Outcome } from '../model/failures';
import { CallError } from '../network';
import { IdleReason } from '../telemetry/facts';
import { install, remove, type FaultDefinition } from './definition';
import { handlingRules } from './reach';

export const THROW: FaultDefinition = {
  kind: 'throw',
  title: 'Exception',
  explains: 'The handler throws. A transaction around it rolls back, if it is in the same process.',
  leavesOut: 'Exceptions in the middle of a handler: write one into its code.',
  targets: ['module', 'operation'],
  parameters: {
    message: {
      kind: 'text',
      default: 'a bug was released',
      maxLength: 200,
      explains: 'The words of the exception.',
      source: 'our choice',
    },
  },
  wouldDo: (_fault, where) => `Every handler of ${where} throws an exception.`,
  strike: ({ world, fault, touched }) => {
    const lists = handlingRules(world, fault.target);
    if (lists.length === 0) return { idle: IdleReason.noInstance };
    const message = String(fault.parameters['message'] ?? 'a bug was released');
    const rule: OperationRule = {
      onStart: (handling) => {
        handling.row = touched(handling.span, handling.operation.index);
        if (fault.once) remove(lists, rule);
        return new CallError(Outcome.handlerError, handling.operation.name, message);
      },
    };
    return install(lists, rule);
  },
};
