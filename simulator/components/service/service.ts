/** A service: the process that some modules share, as many times as it has instances. */
import { enterGuest, guestThrew, leaveGuest } from '../../kernel/scope';
import { HandlerEnded } from '../../kernel/guest-runtime';
import type { Kernel } from '../../kernel/kernel';
import type { RandomStream } from '../../kernel/random';
import { assert, RunFailure } from '../../kernel/run-failure';
import type { GuestGenerator } from '../../kernel/task';
import type { SchemaChange, ServicePlan } from '../../model/plan';
import type { CallPath, Link } from '../../network';
import type { Numbering } from '../../telemetry/numbering';
import type { BrokerServer, Producer } from '../broker';
import type { Operation } from '../operation';
import type { StoreAccess, StoreClientProcess } from '../store';
import type { Released, Releasing, ServiceRuntime } from '../world';
import { Ctx } from './ctx';
import { defaultHandler } from './default-handler';
import { Instance, type Handler } from './instance';
import { Mistakes } from './mistakes';
import type { ModuleRuntime } from './module';
import { Release } from './release';

/** Where `ctx.call` of an operation leads from this service. */
export interface Route {
  readonly operation: Operation;
  /** The way to another service; undefined when the operation is in this process. */
  readonly path: CallPath | undefined;
  /** Store of the callee's module, when it has one. */
  readonly store: StoreAccess['server'] | undefined;
}

/** Where `ctx.publish` to a topic leads from this service. */
export interface TopicRoute {
  readonly topic: number;
  /** The way to what carries it; undefined when its messages go straight to the subscribers. */
  readonly producer: Producer | undefined;
  /** Operations, by name. */
  readonly subscribers: readonly string[];
}

/** The definition's parameters, checked; sizes in bytes, durations in ns. */
export interface ServiceParameters {
  readonly cpus: number;
  readonly memory: number;
  readonly concurrency: number;
  readonly queue: number;
  readonly restartAfter: number;
  readonly startup: number;
  readonly grace: number;
  readonly preStop: number;
  readonly liveness: number;
  readonly livenessFailures: number;
}

export class Service implements ServiceRuntime {
  readonly instances: Instance[] = [];
  /** By operation name; filled once all services exist. */
  readonly routes = new Map<string, Route>();
  readonly topics = new Map<string, TopicRoute>();
  /** Brokers that send messages to it. */
  readonly subscribed: { readonly server: BrokerServer; readonly link: Link }[] = [];
  readonly mistakes = new Mistakes();
  /** Which version of a module its processes load when they start, from 1, by the module's index; none: the first of all. */
  readonly versions = new Map<number, number>();
  /** Steps of migrations that have been done: each is done once, as tools for migrations see to. */
  readonly applied = new Set<SchemaChange>();
  /** Releases that are under way or wait for one that is, in order. */
  readonly releases: Release[] = [];

  constructor(
    readonly kernel: Kernel,
    readonly numbering: Numbering,
    readonly index: number,
    readonly plan: ServicePlan,
    /** May change while it runs. */
    public parameters: ServiceParameters,
    readonly modules: readonly ModuleRuntime[],
    private readonly operations: readonly Operation[],
    private readonly stores: readonly StoreAccess[],
    private readonly stream: (component: string, purpose: string) => RandomStream,
    firstInstanceNumber: number,
  ) {
    for (let i = 0; i < plan.instances; i++)
      this.instances.push(new Instance(this, i, firstInstanceNumber + i));
  }

  get name(): string {
    return this.plan.name;
  }

  get restartNs(): number {
    return this.parameters.restartAfter;
  }

  operation(index: number): Operation {
    const operation = this.operations[index];
    assert(operation !== undefined, `operation ${index} does not exist`);
    return operation;
  }

  /** Gives a parameter another value, and lets every instance see it. `cause` is the row of the change. */
  change(name: keyof ServiceParameters, value: number, cause: number): void {
    this.parameters = { ...this.parameters, [name]: value };
    for (const instance of this.instances) instance.adapt(cause);
  }

  /** Loads every module afresh for one process: its handlers by operation index. */
  startModules(instance: Instance): (Handler | undefined)[] {
    const handlers: (Handler | undefined)[] = [];
    for (const module of this.modules) {
      const component = `${module.name}#${instance.index}`;
      const ctx = new Ctx(instance, module, this.stream(component, 'random'), this.stream(component, 'work'));
      const version = module.versions[this.versionOf(module.index) - 1];
      const load = version === undefined ? module.load : version.load;
      const exported = load === undefined ? undefined : this.load(module, load);
      for (const operation of module.operations) {
        handlers[operation.index] = toHandler(ctx, operation, exported, this.operations);
      }
    }
    return handlers;
  }

  /** What every process of it holds from its start on. */
  get residentBytes(): number {
    return this.modules.reduce((sum, { memoryBytes }) => sum + memoryBytes, 0);
  }

  /** When a process is first asked whether it lives. */
  phases(instance: number): RandomStream {
    return this.stream(`${this.name}#${instance}`, 'liveness');
  }

  /** The version of a module that is loaded from now on, from 1; 0 = the one that a run begins with. */
  versionOf(module: number): number {
    return this.versions.get(module) ?? 0;
  }

  release(module: number, version: string, by: Releasing): Released | undefined {
    const runtime = this.modules.find(({ index }) => index === module);
    const place = runtime?.versions.findIndex(({ name }) => name === version) ?? -1;
    if (runtime === undefined || place < 0) return undefined;
    const release = new Release(this, runtime, place + 1, by);
    release.begin();
    return release;
  }

  /** Breaks the connections that a dead process had to stores. */
  disconnect(process: StoreClientProcess): void {
    for (const { server, link } of this.stores) link.carry({ fire: () => server.disconnected(process) });
    for (const { server, link } of this.subscribed) link.carry({ fire: () => server.disconnected(process) });
  }

  /** Lets the brokers that it subscribes to know of a process that has started. */
  connect(instance: Instance, process: StoreClientProcess): void {
    for (const { server, link } of this.subscribed)
      link.carry({ fire: () => server.connected(instance, process) });
  }

  tooManyTasks(): never {
    throw new RunFailure(
      'TOO_MANY_TASKS',
      `${this.name}: more handlers are under way in one process than a run may hold`,
    );
  }

  private load(
    module: ModuleRuntime,
    load: NonNullable<ModuleRuntime['load']>,
  ): Readonly<Record<string, unknown>> {
    const { root } = this.kernel;
    enterGuest(root);
    try {
      return load();
    } catch (error) {
      const reason = guestThrew(root, error);
      const thrown = error instanceof HandlerEnded ? error : reason;
      const words =
        thrown instanceof Error ? String(thrown.message).slice(0, 200) : `it threw a ${typeof thrown}`;
      throw new RunFailure('MODULE_FAILED', `${module.name} could not be started: ${words}`);
    } finally {
      leaveGuest(root);
    }
  }
}

function toHandler(
  ctx: Ctx,
  operation: Operation,
  /** Undefined for a module that nobody has written code for. */
  exported: Readonly<Record<string, unknown>> | undefined,
  operations: readonly Operation[],
): Handler | undefined {
  const name = operation.name.slice(operation.moduleName.length + 1);
  const handler = exported !== undefined && Object.hasOwn(exported, name) ? exported[name] : undefined;
  if (typeof handler !== 'function') {
    if (exported !== undefined && !operation.plan.isDefault) return undefined;
    const { calls, callsInParallel: inParallel, reads = [], writes = [], publishes = [] } = operation.plan;
    const names = calls.map((index) => operations[index]?.name ?? '');
    const steps = { reads, writes, calls: names, inParallel, publishes };
    return () => defaultHandler(ctx, steps);
  }
  const call = handler as (ctx: Ctx, args: unknown) => GuestGenerator; // lowering makes every export a generator function
  return (args) => call(ctx, args);
}
