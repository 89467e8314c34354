/**
 * Who fell although healthy: handlers that failed because something that they called did, by the service they ran in and by
 * the party where the failure began. A chain of callers is followed down to its end, so all of them name the same culprit.
 */
import type { Journal, JournalFold } from '../kernel/journal';
import { Outcome } from '../model/failures';
import { partyName } from '../model/parties';
import { Fact, instanceOf } from './facts';
import type { PlanNames } from './names';

/** Failures of one service that another party is behind. */
export interface Fallen {
  /** Index into the plan's services. */
  readonly service: number;
  /** The party where they began, by its name. */
  readonly because: string;
  readonly failures: number;
}

/** Handlers that are remembered, a power of two. */
const HANDLERS = 1 << 16;
/** Calls whose end is remembered with the party that is behind it. */
const MEMORY = 4096;

// Reads of columns and of our own are `as number`: indices are masked.
export class Bystanders implements JournalFold {
  /** By service, then by party. */
  private readonly counts: Map<string, number>[];
  /** Client spans of calls whose handler failed because of somebody else, with whom. */
  private readonly behind = new Map<number, string>();
  /** Rows of failed ends, with the party behind them. */
  private readonly ends = new Map<number, string>();
  /** Server spans by number, each in the place of one that is 65,536 older: the call that it answers, and its instance. */
  private readonly spans = new Int32Array(HANDLERS);
  private readonly calls = new Int32Array(HANDLERS);
  private readonly instances = new Int32Array(HANDLERS);

  constructor(private readonly names: PlanNames) {
    this.counts = names.plan.services.map(() => new Map());
  }

  get fallen(): readonly Fallen[] {
    return this.counts.flatMap((parties, service) =>
      [...parties].map(([because, failures]) => ({ service, because, failures })),
    );
  }

  fold({ mask, kinds, a, b, c, values, causes }: Journal, from: number, to: number): void {
    for (let row = from; row < to; row++) {
      const at = row & mask;
      const [span, outcome] = [a[at] as number, b[at] as number];
      switch (kinds[at]) {
        case Fact.handlerStarted:
          this.handlerStarted(span, outcome, instanceOf(values[at] as number));
          break;
        case Fact.handlerEnded:
          if (outcome !== Outcome.ok) this.handlerEnded(span, outcome, causes[at] as number);
          break;
        case Fact.callEnded:
          if (outcome !== Outcome.ok) this.ended(row, span, this.callee(c[at] as number));
          break;
        case Fact.storeCallEnded:
          if (outcome !== Outcome.ok) this.ended(row, span, this.names.store(c[at] as number));
          break;
        case Fact.publishEnded:
          if (outcome !== Outcome.ok) this.ended(row, span, this.names.broker(c[at] as number));
      }
    }
  }

  private handlerStarted(span: number, call: number, instance: number): void {
    const place = span & (HANDLERS - 1);
    this.spans[place] = span;
    this.calls[place] = call;
    this.instances[place] = instance;
  }

  private handlerEnded(span: number, outcome: number, cause: number): void {
    const place = span & (HANDLERS - 1);
    if (this.spans[place] !== span || outcome === Outcome.gone) return;
    const because = this.ends.get(cause);
    const service = this.names.serviceOf(this.instances[place] as number);
    if (because === undefined || because === this.names.service(service)) return;
    const parties = this.counts[service];
    parties?.set(because, (parties.get(because) ?? 0) + 1);
    remember(this.behind, this.calls[place] as number, because);
  }

  /** A call ended badly: it is the doing of whoever its handler blames, else of whom it went to. */
  private ended(row: number, span: number, callee: string): void {
    remember(this.ends, row, this.behind.get(span) ?? callee);
  }

  private callee(link: number): string {
    const { plan } = this.names;
    const to = plan.links[link]?.to;
    return to === undefined ? '' : partyName(plan, to);
  }
}

function remember(memory: Map<number, string>, key: number, party: string): void {
  memory.set(key, party);
  if (memory.size <= MEMORY) return;
  const [oldest] = memory.keys();
  if (oldest !== undefined) memory.delete(oldest);
}
