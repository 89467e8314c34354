/** What registries were asked and what stale beliefs cost, counted from the journal: `REGISTRY_METRICS` by registry. */
import type { Journal, JournalFold } from '../kernel/journal';
import { Outcome } from '../model/failures';
import { NS_PER_S, type Nanoseconds } from '../model/units';
import { add, count } from './columns';
import { Fact, Late, MAX_INSTANCES } from './facts';
import type { PlanNames } from './names';

/** A registry's number stands above the service's in `lookupEnded`. */
const SERVICES = 256;

// Reads of columns are `as number`: journal indices are masked, ids are the plan's own.
export class RegistryFigures implements JournalFold {
  readonly lookups: Float64Array;
  readonly failedLookups: Float64Array;
  readonly staleRequests: Float64Array;
  private readonly staleNs: Float64Array;
  /** Since when a caller believes in an endpoint that does not serve, ns, by both. */
  private readonly stale = new Map<number, Nanoseconds>();
  private readonly registryOfService: readonly number[];

  constructor(private readonly names: PlanNames) {
    const { registries, services } = names.plan;
    const column = (): Float64Array => new Float64Array(registries.length);
    this.lookups = column();
    this.failedLookups = column();
    this.staleRequests = column();
    this.staleNs = column();
    this.registryOfService = services.map((_, service) =>
      registries.findIndex((registry) => registry.services.includes(service)),
    );
  }

  /** Time in which callers believed in endpoints that did not serve, summed over both, s; what is still believed counts. */
  staleSeconds(registry: number, nowNs: Nanoseconds): number {
    let sumNs = this.staleNs[registry] ?? 0;
    for (const [pair, sinceNs] of this.stale)
      if (this.registryOf(pair % MAX_INSTANCES) === registry) sumNs += nowNs - sinceNs;
    return sumNs / NS_PER_S;
  }

  fold({ mask, kinds, times, a, b, c, values }: Journal, from: number, to: number): void {
    for (let row = from; row < to; row++) {
      const at = row & mask;
      switch (kinds[at]) {
        case Fact.lookupEnded: {
          const registry = Math.floor((c[at] as number) / SERVICES);
          count(this.lookups, registry);
          if (b[at] !== Outcome.ok) count(this.failedLookups, registry);
          break;
        }
        case Fact.beliefStale: {
          const endpoint = b[at] as number;
          const pair = (a[at] as number) * MAX_INSTANCES + endpoint;
          add(this.staleNs, this.registryOf(endpoint), values[at] as number);
          if (c[at] === Late.nobody) this.stale.delete(pair);
          else this.stale.set(pair, times[at] as number);
          break;
        }
        case Fact.staleAttempt:
          count(this.staleRequests, this.registryOf(b[at] as number));
      }
    }
  }

  /** Through which an endpoint was found; only those that a registry told of are ever stale. */
  private registryOf(instance: number): number {
    return this.registryOfService[this.names.serviceOf(instance)] as number;
  }
}
