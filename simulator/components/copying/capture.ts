/**
 * Change data capture: a connector that reads what a database has committed to a module's tables from its log, and writes it
 * to the copy. It works for one place in the log after the other, so the order is kept, for every key too; and it goes on
 * from the place that was written down last, so after its death it does some of it again: at least once, which does no harm
 * for long, as each change is a whole row under its key
 * (https://debezium.io/documentation/reference/stable/connectors/postgresql.html#postgresql-when-things-go-wrong).
 */
import type { EventTarget } from '../../kernel/event-queue';
import { FULFILLED } from '../../kernel/job-queue';
import type { Kernel } from '../../kernel/kernel';
import { subscribe, type KernelPromise } from '../../kernel/promise';
import type { CopyPlan } from '../../model/plan';
import type { Numbering } from '../../telemetry/numbering';
import type { LoggedChange } from '../change-log';
import type { LifeEvent } from '../life';
import { readParameters } from '../read-parameters';
import { ask, noOperation } from '../statement';
import { StoreVerb, type StatementOwner, type StoreAccess, type Transaction } from '../store';
import type { LifeListener, ServiceInstance } from '../world';
import { CAPTURE_PARAMETERS } from './definition';

const CAPTURING = noOperation('capture');

/** One life of the connector's process, for whom its statements are. */
class Reader implements StatementOwner {
  readonly operation = CAPTURING;
  readonly request = 0;
  readonly span = 0;
  readonly process;
  /** The place in the log of what is to be copied next. */
  next: number;

  constructor(
    readonly instance: ServiceInstance,
    from: number,
    public row: number,
  ) {
    this.process = instance.process;
    this.next = from;
  }

  get instanceNumber(): number {
    return this.instance.instanceNumber;
  }

  get alive(): boolean {
    return this.process.alive;
  }

  resume(): void {
    // No rule keeps it from starting.
  }
}

/** Both ends of a connector, and where it runs. */
export interface CaptureEnds {
  /** Name of its log in the database that it reads. */
  readonly log: string;
  readonly source: StoreAccess;
  readonly sink: StoreAccess;
  readonly instance: ServiceInstance;
}

export class Capture implements LifeListener, EventTarget {
  private readonly parameters;
  private readonly copyOf: ReadonlyMap<number, number>;
  private reader: Reader;
  /** The place that is written down: what lies before it is in the copy. It outlives the process. */
  private written = 0;
  /** It hung when it was to go on. */
  private isHeld = false;

  constructor(
    readonly kernel: Kernel,
    readonly numbering: Numbering,
    plan: CopyPlan,
    private readonly ends: CaptureEnds,
  ) {
    this.parameters = readParameters(CAPTURE_PARAMETERS, plan.parameters);
    this.copyOf = new Map(plan.tables.map(({ original, copy }) => [original, copy]));
    this.reader = new Reader(ends.instance, 0, -1);
    ends.instance.lifeListeners.push(this);
    this.lookIn(this.parameters.poll);
    kernel.schedule(this.parameters.positions, this, 0);
  }

  lived(instance: ServiceInstance, event: LifeEvent, row: number): void {
    // One that is told to stop has its place written down before it goes.
    if (event === 'stop' || event === 'unhealthy') this.note();
    if (event !== 'started') return;
    this.reader = new Reader(instance, this.written, row);
    this.isHeld = false;
    this.look(this.reader);
  }

  closed(): void {
    // Nothing is asked of it.
  }

  hung({ hungBy }: ServiceInstance): void {
    if (hungBy > 0 || !this.isHeld) return;
    this.isHeld = false;
    this.look(this.reader);
  }

  /** It is time to have its place written down. */
  fire(): void {
    this.note();
    this.kernel.schedule(this.parameters.positions, this, 0);
  }

  private note(): void {
    if (this.reader.alive) this.written = this.reader.next;
  }

  private lookIn(ns: number): void {
    const { reader } = this;
    this.kernel.schedule(ns, { fire: () => this.look(reader) }, 0);
  }

  /** Asks the database what is new. */
  private look(reader: Reader): void {
    if (!reader.alive) return;
    if (this.ends.instance.hungBy > 0) {
      this.isHeld = true;
      return;
    }
    const { source, log } = this.ends;
    const body = [reader.next, this.parameters.batch, this.written];
    const asked = ask(this, source, reader, StoreVerb.log, { key: log, body }, -1);
    this.then(reader, asked, (changes) => {
      const found = changes as readonly LoggedChange[]; // as the log answers
      if (found.length === 0) this.lookIn(this.parameters.poll);
      else this.copy(reader, found);
    });
  }

  /** Writes changes to the copy, in one transaction. */
  private copy(reader: Reader, changes: readonly LoggedChange[]): void {
    const { server } = this.ends.sink;
    const transaction = server.newTransaction(this.numbering.nextTransaction(), reader, 0);
    this.write(reader, changes, 0, transaction);
  }

  private write(
    reader: Reader,
    changes: readonly LoggedChange[],
    place: number,
    transaction: Transaction,
  ): void {
    const change = changes[place];
    this.then(reader, this.sent(reader, change, transaction), () => {
      if (change !== undefined) return this.write(reader, changes, place + 1, transaction);
      reader.next += changes.length;
      this.look(reader);
    });
  }

  /** One change, or the end of the transaction. */
  private sent(
    reader: Reader,
    change: LoggedChange | undefined,
    transaction: Transaction,
  ): KernelPromise<unknown> {
    const { sink } = this.ends;
    if (change === undefined) return ask(this, sink, reader, StoreVerb.commit, { transaction }, reader.row);
    const { key, after: body, row } = change;
    const verb = body === undefined ? StoreVerb.delete : StoreVerb.put;
    const table = this.copyOf.get(change.table) ?? -1; // the log has those tables alone
    return ask(this, sink, reader, verb, { table, key, body, transaction }, row);
  }

  /** Goes on when a statement is done; after one that is not, tries all of it again later. */
  private then(reader: Reader, answer: KernelPromise<unknown>, next: (value: unknown) => void): void {
    subscribe(answer, {
      run: (state, value) => {
        if (!reader.alive) return;
        if (state === FULFILLED) next(value);
        else this.lookIn(this.parameters.retry);
      },
    });
  }
}
