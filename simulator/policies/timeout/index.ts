/** Time-out: the caller stops waiting. It says nothing of what the callee does, which goes on. */
import { NS_PER_S } from '../../model/units';
import type { Call, CallPath } from '../../network';
import type { PolicyDefinition } from '../definition';

class Timeout implements CallPath {
  constructor(
    private readonly afterNs: number,
    private readonly next: CallPath,
  ) {}

  start(call: Call): void {
    call.limit(this.afterNs);
    this.next.start(call);
  }
}

export const TIMEOUT: PolicyDefinition = {
  kind: 'timeout',
  title: 'Time-out',
  explains:
    'How long the caller waits for an answer. When it gives up it does not know whether the work was done.',
  leavesOut: 'Deadlines that travel with the call: the callee is not told that nobody waits any more.',
  parameters: {
    after: {
      kind: 'duration',
      defaultNs: NS_PER_S,
      minNs: 1,
      maxNs: 86_400 * NS_PER_S,
      explains: 'How long the caller waits for each try.',
      source: 'Hystrix 1.5, execution.isolation.thread.timeoutInMilliseconds = 1000',
    },
  },
  create: (parameters, next) => new Timeout(Number(parameters['after']), next),
};
