/** The probes of one endpoint: a message there and one back, at a fixed interval, as the wires let them. */
import type { EventTarget, TimerId } from '../../kernel/event-queue';
import { Leg } from '../../telemetry/facts';
import type { Probe } from '../world';
import type { Entry } from './entry';
import type { RegistryProcess } from './registry-process';

const ARRIVES = 1;
const ANSWERED = 2;
const TIMED_OUT = 3;

/** A probe under way. */
class Sent implements EventTarget, Probe {
  row = -1;
  private isReady = false;
  private isOver = false;
  private timer: TimerId = 0;

  constructor(private readonly prober: Prober) {}

  send(cause: number): void {
    const { registry, entry } = this.prober;
    this.row = entry.probeLink.transmit(Leg.request, 0, -1, this, ARRIVES, cause);
    this.timer = registry.kernel.schedule(registry.settings.probeTimeout, this, TIMED_OUT);
  }

  probed(isReady: boolean): void {
    this.isReady = isReady;
    this.row = this.prober.entry.probeLink.transmit(Leg.reply, 0, -1, this, ANSWERED, this.row);
  }

  fire(tag: number): void {
    if (tag === ARRIVES) this.prober.entry.instance.takeProbe(this);
    else this.over(tag === ANSWERED && this.isReady);
  }

  private over(isReady: boolean): void {
    if (this.isOver) return;
    this.isOver = true;
    this.prober.registry.kernel.cancel(this.timer);
    this.prober.ended(isReady, this.row);
  }
}

export class Prober implements EventTarget {
  private timer: TimerId = 0;
  private isUnderWay = false;

  constructor(
    readonly registry: RegistryProcess,
    readonly entry: Entry,
  ) {}

  /** Probes from `delayNs` on. */
  begin(delayNs: number): void {
    this.registry.kernel.cancel(this.timer);
    this.timer = this.registry.kernel.schedule(delayNs, this, 0);
  }

  /** The next probe is due. One that has not ended yet is not overtaken, and who does not run probes nobody. */
  fire(): void {
    const { registry, entry } = this;
    this.timer = registry.kernel.schedule(registry.settings.probeEvery, this, 0);
    if (this.isUnderWay || !registry.isRunning || !entry.isWatched) return;
    this.isUnderWay = true;
    new Sent(this).send(registry.row);
  }

  ended(isReady: boolean, row: number): void {
    this.isUnderWay = false;
    if (this.registry.isRunning) this.registry.probed(this.entry, isReady, row);
  }
}
