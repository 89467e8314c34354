/** How long the picture of a large system takes to be laid out. */
import { buildScene } from '../../src/shared/scene';
import { anySystem } from '../../src/shared/scene/testing';

const SERVICES = 100;
const TIMES = 5;

/** Milliseconds, the best of some, for a hundred services with three hundred wires. */
export function sceneMs(): number {
  const calls = Array.from({ length: SERVICES }, (_, service) =>
    [service * 2 + 1, service * 2 + 2, service + 7].filter(
      (callee) => callee < SERVICES && callee !== service,
    ),
  );
  const { plan, code } = anySystem(calls);
  const times = Array.from({ length: TIMES }, () => {
    const began = performance.now();
    buildScene(plan, code);
    return performance.now() - began;
  });
  return Math.min(...times);
}
