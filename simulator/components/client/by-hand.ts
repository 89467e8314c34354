/** Single requests, each at its time: a task's steps one after the other, each when the one before was answered. */
import type { Kernel } from '../../kernel/kernel';
import type { RandomStream } from '../../kernel/random';
import type { TaskPlan } from '../../model/plan';
import type { Clients } from './clients';
import { User } from './user';

export class ByHand {
  private begun = 0;

  constructor(
    private readonly kernel: Kernel,
    private readonly clients: Clients,
    private readonly stream: (user: number) => RandomStream,
  ) {}

  /** Begins a task after `delayNs`, as a user of its own. */
  begin(task: TaskPlan, delayNs: number): void {
    const number = ++this.begun;
    // The workload has users of the same numbers; what is unique must not meet theirs.
    const user = new User(number, this.stream(number), [task], null, `hand${number}`);
    this.kernel.schedule(delayNs, { fire: () => this.act(user) }, 0);
  }

  private act(user: User): void {
    const step = user.next();
    const next = step.endsTask ? undefined : (): void => this.act(user);
    this.clients.request(step.operation, step.args, user.number, next);
  }
}
