/** For tests: a kernel of one guest, and tasks made from generators written by hand. */
import { GuestRuntime } from './guest-runtime';
import type { Settlement } from './job-queue';
import { Kernel } from './kernel';
import { KernelPromise } from './promise';
import { Task, type GuestGenerator } from './task';

/** A task that keeps what became of it. */
export class TestTask extends Task {
  outcome: { state: Settlement; value: unknown } | undefined;
  constructor(private readonly body: () => GuestGenerator) {
    super();
  }
  protected begin(): GuestGenerator {
    return this.body();
  }
  protected finished(state: Settlement, value: unknown): void {
    this.alive = false;
    this.outcome = { state, value };
  }
}

export function testKernel(): Kernel {
  const root = {
    task: {
      alive: true,
      fuel: 1_000_000,
      end: () => undefined,
    },
  };
  return new Kernel(new GuestRuntime(Object.freeze({ Promise: KernelPromise })), root);
}

/** Runs a generator as a task to its end, or for a simulated second. */
export function runTask(kernel: Kernel, body: () => GuestGenerator): TestTask {
  const task = new TestTask(body);
  kernel.intervene(() => task.run(1, undefined));
  kernel.advance(kernel.nowNs + 1_000_000_000, 1_000_000);
  return task;
}

/** A promise that is fulfilled with `value` after `ns`. */
export function after<T>(kernel: Kernel, ns: number, value: T): KernelPromise<T> {
  return new KernelPromise<T>((resolve) => {
    kernel.schedule(ns, { fire: () => resolve(value) }, 0);
  });
}
