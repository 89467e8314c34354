/** What a registry holds of one endpoint, and who believes in it. */
import { Late, Verdict } from '../../telemetry/facts';
import type { Link } from '../../network';
import type { ServiceInstance } from '../world';
import type { Belief } from './belief';

export class Entry {
  verdict: Verdict = Verdict.passing;
  /** Whether it is in the answers. */
  isPublished = true;
  /** Row of the verdict, and of the last change of the answers. */
  judgedRow = -1;
  publishedRow = -1;
  /** Why it does not serve; -1 when it does. */
  goneRow = -1;
  /** Since when it has been critical, ns. */
  criticalSinceNs = 0;
  failures = 0;
  successes = 0;
  /** Beliefs that it is in, in the order in which they took it up. */
  readonly believers: Belief[] = [];

  constructor(
    readonly instance: ServiceInstance,
    readonly service: number,
    /** From the registry to the instance: probes travel on it. */
    readonly probeLink: Link,
    /** From the instance to the registry. */
    readonly announceLink: Link,
  ) {}

  /** Whether it is probed: nobody asks who is leaving, or has been forgotten. */
  get isWatched(): boolean {
    return this.verdict === Verdict.passing || this.verdict === Verdict.critical;
  }

  /** Whether it would take a call and answer it. */
  get serves(): boolean {
    return this.instance.listening && this.instance.hungBy === 0;
  }

  /** Who does not know yet that it does not serve, and the row from which on that layer was the one. */
  late(): { readonly layer: Late; readonly row: number } {
    if (this.serves) return { layer: Late.nobody, row: this.goneRow };
    if (this.verdict === Verdict.passing) return { layer: Late.probe, row: this.goneRow };
    return this.isPublished
      ? { layer: Late.propagation, row: this.judgedRow }
      : { layer: Late.cache, row: this.publishedRow };
  }
}
