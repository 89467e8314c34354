/**
 * Probes that have reached an instance. A probe is a small call of its own: it needs a free slot like any other, so that a
 * process whose slots all hang fails its probes, and it meets the faults on the process. It uses no CPU time.
 */
import { constant } from '../../kernel/distributions/constant';
import { Operation, verdictOf, type Handling } from '../operation';
import type { Probe } from '../world';
import type { Instance } from './instance';

/** Stands for what a process offers to whoever watches over it; it is no operation of a module. */
const READINESS = new Operation(
  -1,
  {
    name: 'readiness probe',
    module: -1,
    work: { kind: 'constant', value: 0 },
    calls: [],
    callsInParallel: false,
    isDefault: true,
  },
  '',
  constant(0),
);

/** One probe that is being answered. */
class Answering implements Handling {
  readonly operation = READINESS;
  readonly span = 0;
  readonly request = 0;
  readonly process;
  private isAnswered = false;

  constructor(
    private readonly instance: Instance,
    private readonly probe: Probe,
  ) {
    this.process = instance.process;
  }

  get instanceNumber(): number {
    return this.instance.instanceNumber;
  }

  get row(): number {
    return this.probe.row;
  }

  set row(row: number) {
    this.probe.row = row;
  }

  get alive(): boolean {
    return this.process.alive && !this.isAnswered;
  }

  answer(isReady: boolean): void {
    if (this.isAnswered) return;
    this.isAnswered = true;
    this.probe.probed(isReady);
  }

  resume(): void {
    this.instance.kernel.defer({ fire: () => this.alive && this.answer(true) }, 0);
  }
}

export class Probes {
  /** Those that wait for a slot, or for whoever keeps the process from answering. */
  private waiting: Answering[] = [];

  constructor(private readonly instance: Instance) {}

  receive(probe: Probe): void {
    const { instance } = this;
    const answering = new Answering(instance, probe);
    if (!instance.listening) return answering.answer(false);
    this.waiting.push(answering);
    if (instance.running < instance.service.parameters.concurrency) this.take();
  }

  /** A slot is free, and no call waits for it. */
  take(): void {
    if (this.waiting.length === 0) return;
    const taken = this.waiting;
    this.waiting = [];
    for (const answering of taken) this.begin(answering);
  }

  /** Nobody listens any more. */
  refuse(row: number): void {
    const refused = this.waiting;
    this.waiting = [];
    for (const answering of refused) {
      answering.row = row;
      answering.answer(false);
    }
  }

  private begin(answering: Answering): void {
    const verdict = verdictOf(READINESS.rules, this.instance.rules, answering);
    if (verdict === 'go') answering.answer(true);
    else if (verdict === 'hang') return;
    else if (typeof verdict === 'number')
      this.instance.kernel.schedule(verdict, { fire: () => answering.alive && answering.answer(true) }, 0);
    else answering.answer(false);
  }
}
