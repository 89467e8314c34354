/** Events/s of the kernel alone: every event schedules the next one, at so many pending. */
import { GuestRuntime } from '../../simulator/kernel/guest-runtime';
import { Kernel } from '../../simulator/kernel/kernel';
import { createStream } from '../../simulator/kernel/random';

const EVENTS = 4_000_000;

export function kernelEvents(pending: number): number {
  const task = { alive: true, fuel: 1, end: (): void => undefined };
  const kernel = new Kernel(new GuestRuntime({}), { task });
  const stream = createStream(1, 'bench', 'delays');
  const delays = Float64Array.from({ length: 4096 }, () => stream.nextInt(1, 1_000_000));
  let next = 0;
  const target = {
    fire: (): void => {
      next = (next + 1) & 4095;
      kernel.schedule(delays[next] ?? 1, target, 0);
    },
  };
  for (let i = 0; i < pending; i++) target.fire();
  kernel.advance(Infinity, EVENTS / 4);
  const began = performance.now();
  kernel.advance(Infinity, EVENTS);
  return EVENTS / ((performance.now() - began) / 1000);
}
