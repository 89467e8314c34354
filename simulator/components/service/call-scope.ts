/** On whose behalf `ctx` acts at this moment. */
import { running } from '../../kernel/running';
import { Outcome } from '../../model/failures';
import { CallError } from '../../network';
import type { CallScope } from './invocation';

/** The scope under way. Handlers run in scopes of ours alone. */
export function currentScope(): CallScope {
  const scope = running().scope as Partial<CallScope>; // ours, or the root scope, which has no invocation
  if (scope.invocation === undefined) {
    throw new CallError(
      Outcome.badArgument,
      '',
      'ctx works while a handler runs, not while its module loads',
    );
  }
  return scope as CallScope; // checked
}
