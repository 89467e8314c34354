/** Time-out: the caller stops waiting. It says nothing of what the callee does, which goes on. */
import type { Kernel } from '../../kernel/kernel';
import { NS_PER_S } from '../../model/units';
import type { ParameterValues } from '../../model/plan';
import { Deadlines, type Call, type CallPath } from '../../network';
import type { PolicyDefinition } from '../definition';

class Timeout implements CallPath {
  private deadlines: Deadlines;

  constructor(
    /** Read at every call: it may change while the system runs. */
    private readonly parameters: ParameterValues,
    private readonly next: CallPath,
    private readonly kernel: Kernel,
  ) {
    this.deadlines = new Deadlines(kernel, Number(parameters['after']));
  }

  start(call: Call): void {
    const afterNs = Number(this.parameters['after']);
    if (afterNs !== this.deadlines.afterNs) this.deadlines = new Deadlines(this.kernel, afterNs);
    call.limit(this.deadlines);
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
  create: (parameters, next, kernel) => new Timeout(parameters, next, kernel),
};
