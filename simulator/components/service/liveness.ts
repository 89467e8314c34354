/**
 * Whoever runs the process (a kubelet, a supervisor) asks it at a fixed interval whether it lives, and restarts one that keeps
 * silent. It stands beside the process, so no wire lies between; and it knows nothing of who calls. A process that is busy
 * with other things is as silent as one that is stuck.
 */
import type { EventTarget, TimerId } from '../../kernel/event-queue';
import type { RandomStream } from '../../kernel/random';
import { NS_PER_S } from '../../model/units';
import type { Probe } from '../world';
import type { Instance } from './instance';

/** An answer that takes longer is none: Kubernetes core/v1 defaults.go, timeoutSeconds = 1. */
const TIMEOUT_NS = NS_PER_S;

/** A question under way. */
class Asked implements EventTarget, Probe {
  /** Row of the last thing that happened to it. */
  row = -1;
  private isOver = false;
  private timer: TimerId = 0;

  constructor(private readonly liveness: Liveness) {}

  send(): void {
    const { instance } = this.liveness;
    this.timer = instance.kernel.schedule(TIMEOUT_NS, this, 0);
    instance.takeProbe(this);
  }

  probed(isReady: boolean): void {
    this.over(isReady);
  }

  fire(): void {
    this.over(false);
  }

  abandon(): void {
    this.isOver = true;
    this.liveness.instance.kernel.cancel(this.timer);
  }

  private over(lives: boolean): void {
    if (this.isOver) return;
    this.abandon();
    this.liveness.answered(lives, this.row);
  }
}

export class Liveness implements EventTarget {
  private timer: TimerId = 0;
  private failures = 0;
  private asked: Asked | undefined;
  private everyNs = 0;

  constructor(
    readonly instance: Instance,
    /** For the moment at which it is first asked: processes are not asked in step. */
    private readonly phases: RandomStream,
  ) {}

  /** The process runs, or is to be asked more or less often. */
  begin(): void {
    const { liveness } = this.instance.service.parameters;
    if (liveness === this.everyNs) return;
    this.end();
    this.everyNs = liveness;
    if (liveness === 0) return;
    const delayNs = Math.floor(this.phases.nextFloat() * liveness);
    this.timer = this.instance.kernel.schedule(delayNs, this, 0);
  }

  /** The process is on its way out, or gone. */
  end(): void {
    this.instance.kernel.cancel(this.timer);
    this.asked?.abandon();
    this.asked = undefined;
    this.failures = this.everyNs = 0;
  }

  /** It is to be asked. A question that has not ended yet is not overtaken. */
  fire(): void {
    this.timer = this.instance.kernel.schedule(this.everyNs, this, 0);
    if (this.asked !== undefined) return;
    this.asked = new Asked(this);
    this.asked.send();
  }

  answered(lives: boolean, row: number): void {
    this.asked = undefined;
    this.failures = lives ? 0 : this.failures + 1;
    if (this.failures >= this.instance.service.parameters.livenessFailures) this.instance.replace(row);
  }
}
