/**
 * `ctx`, the one thing a handler has to act on its world with. There is one for each module in each process; on whose
 * behalf it acts is the scope that the kernel runs at that moment. Its inside is private: guest code shares the realm.
 */
import { createDistribution } from '../../kernel/distributions';
import { FULFILLED } from '../../kernel/job-queue';
import { KernelPromise, owe, settle } from '../../kernel/promise';
import type { RandomStream } from '../../kernel/random';
import { parseDistribution, type DistributionText } from '../../model/distribution-text';
import { Outcome } from '../../model/failures';
import { NS_PER_MS } from '../../model/units';
import { Call, CallError, type CallSettler } from '../../network';
import { Fact } from '../../telemetry/facts';
import type { Instance } from './instance';
import { currentScope } from './call-scope';
import { Invocation } from './invocation';
import type { ModuleRuntime } from './module';
import { plainCopy } from './plain';
import { rejectedWith, Table } from './table';
import { TransactionBody, TransactionScope } from './transaction-body';

/** Hands a remote call's answer to the promise that the handler holds. */
const TO_PROMISE: CallSettler = {
  callSettled: (call, outcome, value) => {
    const promise = call.promise as KernelPromise<unknown>; // set where the call is made
    const invocation = call.caller as Invocation; // handlers make these calls
    invocation.row = call.row;
    if (value instanceof CallError) value.row = call.row;
    if (outcome === Outcome.ok) settle(promise, FULFILLED, value);
    else settle(promise, 2, value);
  },
};

export class Ctx {
  readonly #instance: Instance;
  readonly #module: ModuleRuntime;
  readonly #stream: RandomStream;
  readonly #workStream: RandomStream;
  readonly #tables = new Map<string, Table>();

  constructor(instance: Instance, module: ModuleRuntime, stream: RandomStream, workStream: RandomStream) {
    this.#instance = instance;
    this.#module = module;
    this.#stream = stream;
    this.#workStream = workStream;
  }

  /** Calls `module.operation`, in this process or over the network: the deployment decides. */
  call(name: string, args?: unknown): KernelPromise<unknown> {
    const { invocation, transaction } = currentScope();
    const route = this.#instance.service.routes.get(name);
    if (route === undefined) {
      const called = String(name).slice(0, 80);
      const message = `no module offers the operation “${called}”`;
      this.#instance.service.mistakes.calledNobody(invocation.operation.index, called, message);
      return rejectedWith(new CallError(Outcome.unknownOperation, called, message));
    }
    const { operation, path } = route;
    const sent = plainCopy(args);
    const promise = owe(invocation);
    const { kernel } = this.#instance;
    if (path === undefined) {
      const reaches =
        transaction !== undefined && route.store === transaction.store ? transaction : undefined;
      const { request, span, row } = invocation;
      const callee = new Invocation(
        this.#instance,
        operation,
        sent,
        request,
        span,
        reaches,
        undefined,
        promise,
        kernel.nowNs,
        row,
        invocation,
      );
      this.#instance.adopt(callee);
      kernel.jobs.push(callee, FULFILLED, undefined);
      return promise;
    }
    const { request, span, row } = invocation;
    const call = new Call(
      kernel,
      invocation,
      TO_PROMISE,
      operation.index,
      operation.name,
      sent,
      span,
      request,
      row,
    );
    call.promise = promise;
    path.start(call);
    return promise;
  }

  /**
   * Publishes `message` to a topic. Settles when what carries it has confirmed it; where nothing does, when every subscriber
   * has answered.
   */
  publish(topic: string, message?: unknown, options?: { readonly key?: unknown }): KernelPromise<unknown> {
    const route = this.#instance.service.topics.get(topic);
    if (route === undefined) {
      const called = String(topic).slice(0, 80);
      const message = `no module subscribes to “${called}”`;
      return rejectedWith(new CallError(Outcome.unknownTopic, called, message));
    }
    const { producer, subscribers } = route;
    if (producer === undefined) {
      const [only] = subscribers;
      if (subscribers.length === 1 && only !== undefined) return this.call(only, message);
      return KernelPromise.all(subscribers.map((name) => this.call(name, message)));
    }
    const { invocation } = currentScope();
    const sent = plainCopy(message);
    const promise = owe(invocation);
    const key = options?.key === undefined ? undefined : String(options.key);
    producer.publish(route.topic, sent, key, invocation, promise);
    return promise;
  }

  /** Uses a CPU for `duration` milliseconds, for a draw from a distribution, or for what the operation declares. */
  work(duration?: number | DistributionText): KernelPromise<unknown> {
    const { invocation } = currentScope();
    let ns: number;
    if (duration === undefined) ns = invocation.operation.work.sample(this.#workStream);
    else if (typeof duration === 'number') ns = duration * NS_PER_MS;
    else ns = sampleNs(duration, this.#workStream);
    if (!(ns >= 0 && ns <= 1e15)) return rejectedWith(badDuration('work'));
    const promise = owe(invocation);
    this.#instance.processor.submit(invocation, ns, promise);
    return promise;
  }

  /** Waits `ms` milliseconds and uses nothing meanwhile but the slot it holds. */
  sleep(ms: number): KernelPromise<unknown> {
    const { invocation } = currentScope();
    const ns = Math.round(Number(ms) * NS_PER_MS);
    if (!(ns >= 0 && ns <= 1e15)) return rejectedWith(badDuration('sleep'));
    const promise = owe(invocation);
    this.#instance.kernel.schedule(ns, { fire: () => settle(promise, FULFILLED, undefined) }, 0);
    return promise;
  }

  /** Runs `body` so that what it and the modules it calls in this process do to this module's store is kept whole or not at all. */
  transaction(body: () => unknown): KernelPromise<unknown> {
    const scope = currentScope();
    const { store } = this.#module;
    if (typeof body !== 'function')
      return rejectedWith(new CallError(Outcome.badArgument, '', 'transaction takes a function'));
    if (store === undefined || !store.server.hasTransactions)
      return rejectedWith(new CallError(Outcome.noTransactions, ''));
    const { kernel, numbering } = this.#instance;
    const result = new KernelPromise<unknown>();
    const joined = scope.transaction?.store === store.server ? scope.transaction : undefined;
    const transaction =
      joined ??
      store.server.newTransaction(numbering.nextTransaction(), scope.invocation, scope.invocation.span);
    const inner = new TransactionScope(scope.invocation, transaction);
    const end = joined === undefined ? store : undefined;
    const run = new TransactionBody(this.#instance, inner, body, result, end);
    if (end !== undefined) scope.invocation.own(run);
    kernel.jobs.push(run, FULFILLED, undefined);
    return result;
  }

  /** A table: of this module's by its name, of another's as `module.table`. */
  table(name: string): Table {
    let table = this.#tables.get(name);
    if (table === undefined) {
      const found = this.#module.findTable(String(name));
      if (typeof found === 'string') throw noTable(this.#module.name, name, found);
      table = new Table(this.#instance, found);
      this.#tables.set(name, table);
    }
    return table;
  }

  /** Simulated milliseconds since the run began. */
  now(): number {
    return this.#instance.kernel.nowNs / NS_PER_MS;
  }

  /** Uniform in [0, 1), from a stream of this module's in this instance. */
  random(): number {
    return this.#stream.nextFloat();
  }

  /** A name that nobody else in this run gets: `order-1042-1`. */
  newId(prefix: string): string {
    const { invocation } = currentScope();
    return `${String(prefix)}-${invocation.span}-${++invocation.idsMade}`;
  }

  /** Leaves a line in the log, on this handler's span. */
  log(message: unknown): void {
    const { invocation } = currentScope();
    const { kernel, numbering } = this.#instance;
    const text = numbering.word(String(message).slice(0, 300));
    invocation.row = kernel.journal.append(Fact.logged, invocation.span, text, 0, 0, invocation.row);
  }

  /** An error of the business's own, to be thrown: definite, with a code that callers can tell apart. */
  fail(code: string, message?: string): CallError {
    const words = message === undefined ? String(code) : String(message);
    return new CallError(Outcome.domainError, '', words.slice(0, 200), String(code).slice(0, 60), true);
  }
}

/** Draws a duration in ns from a distribution as people write it (`{exponential: {mean: '5ms'}}`); NaN when it is none. */
function sampleNs(text: unknown, stream: RandomStream): number {
  const parsed = parseDistribution(text);
  return parsed.ok ? createDistribution(parsed.spec).sample(stream) : NaN;
}

function badDuration(what: string): CallError {
  return new CallError(
    Outcome.badArgument,
    '',
    `${what} takes milliseconds from 0 up, or a distribution of them`,
  );
}

function noTable(module: string, name: unknown, why: 'unknown' | 'unreachable'): CallError {
  const table = String(name).slice(0, 80);
  const unknown = table.includes('.')
    ? `nobody has a table “${table}”`
    : `${module} owns no table “${table}”`;
  const message =
    why === 'unknown'
      ? unknown
      : `“${table}” is another module’s, and no way leads from ${module} to its store: a table of another’s has to stand in the handlers’ text by its full name, ctx.table('${table}')`;
  return new CallError(Outcome.unknownTable, '', message);
}
