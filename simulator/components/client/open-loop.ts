/** Open loop: requests arrive at their own pace, whatever becomes of the earlier ones; each is the next step of some user. */
import type { Distribution } from '../../kernel/distributions';
import type { EventTarget } from '../../kernel/event-queue';
import type { Kernel } from '../../kernel/kernel';
import type { RandomStream } from '../../kernel/random';
import type { Clients } from './clients';
import type { User } from './user';

export class OpenLoop implements EventTarget {
  constructor(
    private readonly kernel: Kernel,
    private readonly clients: Clients,
    private readonly interarrival: Distribution,
    private readonly arrivals: RandomStream,
    private readonly users: readonly User[],
    private readonly untilNs: number,
  ) {}

  start(): void {
    this.scheduleNext();
  }

  fire(): void {
    const { users } = this;
    const user = users[users.length === 1 ? 0 : this.arrivals.nextInt(0, users.length - 1)] as User; // in range
    const step = user.next();
    this.clients.request(step.operation, step.args, user.number);
    this.scheduleNext();
  }

  private scheduleNext(): void {
    const gapNs = Math.round(this.interarrival.sample(this.arrivals));
    if (this.kernel.nowNs + gapNs <= this.untilNs) this.kernel.schedule(gapNs, this, 0);
  }
}
