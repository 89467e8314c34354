/** A roll: the instances that run another version of a module are told to stop and come back, so that they load this one. */
import { Fact } from '../../../telemetry/facts';
import type { LifeEvent } from '../../life';
import type { LifeListener, Releasing } from '../../world';
import type { Instance } from '../instance';
import type { Service } from '../service';

/** Share of the instances that may be away at once, rounded down: Kubernetes, maxUnavailable of a Deployment. */
const AWAY_SHARE = 0.25;

export class Roll implements LifeListener {
  /** Those that are still to come, the last first. */
  private readonly left: Instance[];
  /** Those that were told to stop, and do not serve again yet. */
  private readonly away = new Set<Instance>();
  private readonly mayBeAway: number;
  private isStopped = false;

  constructor(
    private readonly service: Service,
    module: number,
    private readonly by: Releasing,
    private readonly done: () => void,
  ) {
    const version = service.versionOf(module);
    this.left = service.instances.filter((one) => one.versionOf(module) !== version);
    this.mayBeAway = Math.max(1, Math.floor(service.instances.length * AWAY_SHARE));
    for (const instance of service.instances) instance.lifeListeners.push(this);
  }

  /** Goes no further; what is away comes back by itself. */
  stop(): void {
    this.isStopped = true;
    for (const { lifeListeners } of this.service.instances) {
      const place = lifeListeners.indexOf(this);
      if (place >= 0) lifeListeners.splice(place, 1);
    }
  }

  /** Takes as many as may be away. */
  next(): void {
    if (this.isStopped) return;
    while (this.away.size < this.mayBeAway) {
      const instance = this.left.pop();
      if (instance === undefined) break;
      this.away.add(instance);
      this.by.touched();
      // One that is on its way down or up loads what is new by itself.
      if (instance.state === 'ready') instance.drain(this.by.fault, this.by.row);
    }
    if (this.away.size > 0 || this.left.length > 0) return;
    this.stop();
    this.done();
  }

  lived(instance: Instance, event: LifeEvent, row: number): void {
    if (!this.away.has(instance)) return;
    if (event === 'started') {
      const { kernel } = this.service;
      kernel.journal.append(Fact.instanceReleased, instance.instanceNumber, this.by.fault, 0, 0, row);
    }
    // Where nobody starts it again, whoever rolls does.
    if (event === 'finished' && this.service.restartNs === 0) instance.restart(row);
    this.look(instance);
  }

  published(instance: Instance): void {
    this.look(instance);
  }

  closed(): void {}

  hung(): void {}

  /** Goes on later if the instance serves again, and callers are told so. */
  private look(instance: Instance): void {
    if (instance.state !== 'ready' || !instance.isPublished || !this.away.delete(instance)) return;
    this.service.kernel.defer({ fire: () => this.next() }, 0);
  }
}
