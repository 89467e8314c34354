/** Closed loop: each user takes a step, waits for its answer, takes the next; between tasks it thinks. */
import type { Distribution } from '../../kernel/distributions';
import type { EventTarget } from '../../kernel/event-queue';
import type { Kernel } from '../../kernel/kernel';
import type { RandomStream } from '../../kernel/random';
import type { Clients } from './clients';
import type { User } from './user';

export class ClosedLoop {
  /** `thinking` gives each user's stream of waits, apart from that of its steps. */
  constructor(
    private readonly kernel: Kernel,
    private readonly clients: Clients,
    private readonly think: Distribution,
    private readonly users: readonly User[],
    private readonly thinking: (user: User) => RandomStream,
  ) {}

  /** Every user begins after one wait of its own, so that they do not arrive as one. */
  start(): void {
    for (const user of this.users) {
      new Session(this.kernel, this.clients, this.think, user, this.thinking(user)).rest();
    }
  }
}

class Session implements EventTarget {
  private readonly answered: () => void;
  private endsTask = false;

  constructor(
    private readonly kernel: Kernel,
    private readonly clients: Clients,
    private readonly think: Distribution,
    private readonly user: User,
    private readonly stream: RandomStream,
  ) {
    this.answered = (): void => (this.endsTask ? this.rest() : this.act());
  }

  rest(): void {
    this.kernel.schedule(Math.round(this.think.sample(this.stream)), this, 0);
  }

  fire(): void {
    this.act();
  }

  private act(): void {
    const step = this.user.next();
    this.endsTask = step.endsTask;
    this.clients.request(step.operation, step.args, this.user.number, this.answered);
  }
}
