/**
 * What modules do with each other, counted from the journal by pairs: calls, messages, statements on each other's tables, and
 * transactions that changed rows of both. A fold that is only there when somebody asks.
 */
import type { Journal, JournalFold } from '../kernel/journal';
import type { Plan } from '../model/plan';
import { Fact } from './facts';

/** What two modules had to do with each other; indices are the plan's. */
export interface PairTraffic {
  readonly from: number;
  readonly to: number;
  /** Calls, each try for itself; what is published where nothing carries it is a call too. */
  readonly calls: number;
  /** Deliveries of what `from` had published, through a broker. */
  readonly messages: number;
  /** Statements of `from` on tables of `to`. */
  readonly statements: number;
  /** Committed transactions that changed rows of both, or that `from` began and that changed rows of `to`. */
  readonly transactions: number;
}

export interface ModuleTraffic {
  /** Over which the counts are. */
  readonly seconds: number;
  /** Pairs that had anything to do with each other, in the order of the plan. */
  readonly pairs: readonly PairTraffic[];
}

/** Spans that are remembered, a power of two: more than begin while one is open. */
const SPANS = 1 << 16;
const MASK = SPANS - 1;
/** Above the operation in `callStarted`, above the table in `storeCallStarted`. */
const LOW = 65_536;

// Reads are `as number`: columns and places are masked, ids are the plan's own.
export class TrafficMeter implements JournalFold {
  private readonly size: number;
  private readonly calls: Float64Array;
  private readonly messages: Float64Array;
  private readonly statements: Float64Array;
  private readonly transactions: Float64Array;
  private readonly moduleOf: readonly number[];
  private readonly ownerOf: readonly number[];
  /** Spans by number, each in the place of one that is 65,536 older, and whose doing they are. */
  private readonly spans = new Int32Array(SPANS);
  private readonly doers = new Int32Array(SPANS);
  private readonly delivered = new Uint8Array(SPANS);
  /** Open transactions, with the module that began each. */
  private readonly began = new Map<number, number>();
  /** The transaction whose changes are being told, and who takes part in it. */
  private committing = 0;
  private readonly parts = new Set<number>();

  constructor({ modules, operations, tables }: Plan) {
    this.size = modules.length;
    const cells = (): Float64Array => new Float64Array(modules.length * modules.length);
    this.calls = cells();
    this.messages = cells();
    this.statements = cells();
    this.transactions = cells();
    this.moduleOf = operations.map(({ module }) => module);
    this.ownerOf = tables.map(({ module }) => module);
  }

  fold({ mask, kinds, a, b, c }: Journal, from: number, to: number): void {
    for (let row = from; row < to; row++) {
      const at = row & mask;
      const [one, other, third] = [a[at] as number, b[at] as number, c[at] as number];
      switch (kinds[at]) {
        case Fact.callStarted:
        case Fact.publishStarted:
          this.remember(one, this.doerOf(other), 0);
          break;
        case Fact.deliveryStarted:
          this.remember(one, this.doerOf(other), 1);
          break;
        case Fact.handlerStarted:
          this.handlerStarted(one, other, this.moduleOf[third] as number);
          break;
        case Fact.storeCallStarted:
          this.count(this.statements, this.doerOf(other), this.ownerOf[third % LOW] ?? -1);
          break;
        case Fact.transactionBegan:
          this.began.set(one, this.doerOf(other));
          break;
        case Fact.transactionRolledBack:
          this.began.delete(one);
          break;
        case Fact.transactionCommitted:
          this.committed(one);
          break;
        case Fact.rowChanged:
          if (third !== 0 && third === this.committing) this.takesPart(this.ownerOf[one] as number);
      }
    }
  }

  /** Everything so far. */
  traffic(nowNs: number): ModuleTraffic {
    const pairs: PairTraffic[] = [];
    for (let cell = 0; cell < this.calls.length; cell++) {
      const counts = {
        calls: this.calls[cell] as number,
        messages: this.messages[cell] as number,
        statements: this.statements[cell] as number,
        transactions: this.transactions[cell] as number,
      };
      if (counts.calls + counts.messages + counts.statements + counts.transactions === 0) continue;
      pairs.push({ from: Math.floor(cell / this.size), to: cell % this.size, ...counts });
    }
    return { seconds: nowNs / 1e9, pairs };
  }

  private handlerStarted(span: number, parent: number, module: number): void {
    const isMessage = this.delivered[parent & MASK] === 1 && this.spans[parent & MASK] === parent;
    this.count(isMessage ? this.messages : this.calls, this.doerOf(parent), module);
    this.remember(span, module, 0);
  }

  /** What follows tells its changes. */
  private committed(transaction: number): void {
    const began = this.began.get(transaction) ?? -1;
    this.began.delete(transaction);
    this.committing = transaction;
    this.parts.clear();
    if (began >= 0) this.parts.add(began);
  }

  private takesPart(module: number): void {
    if (this.parts.has(module)) return;
    for (const part of this.parts) this.count(this.transactions, part, module);
    this.parts.add(module);
  }

  /** Whose doing a span is: a module, or -1 for the outside and for one that is forgotten. */
  private doerOf(span: number): number {
    return span !== 0 && this.spans[span & MASK] === span ? (this.doers[span & MASK] as number) : -1;
  }

  private remember(span: number, module: number, delivered: 0 | 1): void {
    const place = span & MASK;
    this.spans[place] = span;
    this.doers[place] = module;
    this.delivered[place] = delivered;
  }

  private count(cells: Float64Array, from: number, to: number): void {
    if (from < 0 || to < 0 || from === to) return;
    const cell = from * this.size + to;
    cells[cell] = (cells[cell] as number) + 1;
  }
}
