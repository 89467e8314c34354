/**
 * The instance's side of a registry: whoever runs the process (a kubelet, an agent, the process itself) tells the registry
 * what becomes of it, by a message that is sent again until it is acknowledged.
 */
import type { EventTarget } from '../../kernel/event-queue';
import { Fact, Leg } from '../../telemetry/facts';
import type { LifeEvent } from '../life';
import type { LifeListener, ServiceInstance } from '../world';
import type { Entry } from './entry';
import { ANNOUNCE_AGAIN_NS } from './settings';
import type { Announcement, RegistryProcess } from './registry-process';

const ARRIVES = 1;
const ACKNOWLEDGED = 2;
const AGAIN = 3;

/** One announcement, until it is acknowledged or another one takes its place. */
class Told implements EventTarget {
  private isOver = false;

  constructor(
    private readonly registry: RegistryProcess,
    private readonly entry: Entry,
    private readonly announcement: Announcement,
    private row: number,
  ) {}

  send(): void {
    if (this.isOver) return;
    this.row = this.entry.announceLink.transmit(Leg.request, 0, -1, this, ARRIVES, this.row);
    this.registry.kernel.schedule(ANNOUNCE_AGAIN_NS, this, AGAIN);
  }

  stop(): void {
    this.isOver = true;
  }

  fire(tag: number): void {
    if (tag === ARRIVES) this.arrive();
    else if (tag === AGAIN) this.send();
    else this.stop();
  }

  private arrive(): void {
    const { registry, entry } = this;
    if (this.isOver || !registry.tell(entry, this.announcement, this.row)) return;
    entry.announceLink.transmit(Leg.reply, 0, -1, this, ACKNOWLEDGED, this.row);
  }
}

export class Announcer implements LifeListener {
  private latest: Told | undefined;

  constructor(
    private readonly registry: RegistryProcess,
    private readonly entry: Entry,
  ) {}

  lived({ state }: ServiceInstance, event: LifeEvent, row: number): void {
    const { entry, registry } = this;
    entry.goneRow = row;
    const { seesProcesses } = registry.settings;
    // Whoever sees processes tells of one that starts; else a process speaks for itself once it can.
    const begins = seesProcesses ? event === 'start' : event === 'started';
    if (state === 'draining') {
      // A container that fails its liveness probe is restarted in its pod, which stays where it is.
      const stays = seesProcesses && event === 'unhealthy';
      if (!stays) this.announce('leaves', row);
    } else if (state === 'gone') {
      if (seesProcesses) this.announce('exited', row);
    } else if (begins) this.announce('registers', row);
    registry.reconsider(entry, row);
  }

  closed(_instance: ServiceInstance, row: number): void {
    this.entry.goneRow = row;
    this.registry.reconsider(this.entry, row);
  }

  hung({ instanceNumber, hungBy }: ServiceInstance, cause: number): void {
    const { entry, registry } = this;
    const { journal } = registry.kernel;
    const row = journal.append(Fact.instanceHung, instanceNumber, hungBy > 0 ? 1 : 0, 0, 0, cause);
    entry.goneRow = row;
    registry.reconsider(entry, row);
  }

  private announce(announcement: Announcement, row: number): void {
    this.latest?.stop();
    this.latest = new Told(this.registry, this.entry, announcement, row);
    this.latest.send();
  }
}
