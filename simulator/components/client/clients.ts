/**
 * The outside, from where requests come: sends them in over the clients' links and keeps count of what came of them. A
 * client that has waited too long gives up and does not know.
 */
import type { Kernel } from '../../kernel/kernel';
import { isUnknown, Outcome } from '../../model/failures';
import type { Plain } from '../../model/plan';
import { Call, Deadlines, type CallPath, type Caller, type CallSettler } from '../../network';
import { Fact, NO_INSTANCE } from '../../telemetry/facts';
import type { Numbering } from '../../telemetry/numbering';
import type { Operation } from '../operation';

/** Told when a request has ended, after the journal was. */
export type RequestListener = (request: number, row: number) => void;

/** Clients do not crash. */
const OUTSIDE: Caller = { alive: true, instanceNumber: NO_INSTANCE };

export class Clients {
  started = 0;
  succeeded = 0;
  /** Those that certainly were not done. */
  failed = 0;
  /** Those that ended without the client's knowing whether they were done. */
  unknown = 0;
  private readonly deadlines: Deadlines | undefined;

  constructor(
    private readonly kernel: Kernel,
    private readonly numbering: Numbering,
    private readonly operations: readonly Operation[],
    /** The way in, by operation index. */
    private readonly paths: readonly (CallPath | undefined)[],
    /** How long a client waits, ns; 0 = for ever. */
    timeoutNs: number,
    private readonly ended: RequestListener,
  ) {
    this.deadlines = timeoutNs > 0 ? new Deadlines(kernel, timeoutNs) : undefined;
  }

  /** Sends one request of a user's; `done` (optional) runs when the client knows, or gives up. Returns its number. */
  request(operationIndex: number, args: Plain, user: number, done?: () => void): number {
    const { kernel } = this;
    const operation = this.operations[operationIndex] as Operation; // plans hold valid indices
    const path = this.paths[operationIndex] as CallPath; // there is one for every operation that is asked for
    const number = this.numbering.nextRequest();
    this.started++;
    const row = kernel.journal.append(Fact.requestStarted, number, operationIndex, user, 0, -1);
    const settler = new Request(this, kernel.nowNs, done);
    const call = new Call(kernel, OUTSIDE, settler, operationIndex, operation.name, args, 0, number, row);
    if (this.deadlines !== undefined) call.limit(this.deadlines);
    path.start(call);
    return number;
  }

  /** For `Request`: the client knows, or has given up. */
  finished(call: Call, outcome: Outcome, startedNs: number): void {
    if (outcome === Outcome.ok) this.succeeded++;
    else if (isUnknown(outcome)) this.unknown++;
    else this.failed++;
    const { kernel } = this;
    const took = kernel.nowNs - startedNs;
    const row = kernel.journal.append(
      Fact.requestEnded,
      call.request,
      outcome,
      call.operation,
      took,
      call.row,
    );
    this.ended(call.request, row);
  }
}

class Request implements CallSettler {
  constructor(
    private readonly clients: Clients,
    private readonly startedNs: number,
    private readonly done: (() => void) | undefined,
  ) {}

  callSettled(call: Call, outcome: Outcome): void {
    this.clients.finished(call, outcome, this.startedNs);
    this.done?.();
  }
}
