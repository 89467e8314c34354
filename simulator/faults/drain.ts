/** Drain: an instance is told to stop, and does so in good order. Not a failure, and yet callers may notice. */
import { IdleReason } from '../telemetry/facts';
import type { FaultDefinition } from './definition';
import { instancesOf } from './reach';

export const DRAIN: FaultDefinition = {
  kind: 'drain',
  title: 'Drain',
  explains:
    'The process is told to stop: it finishes what is under way, within its grace period, and is gone. Its registry hears of it at the same moment.',
  leavesOut: 'Which process takes its place: it comes back at the same address, as after a crash.',
  targets: ['module', 'service', 'instance'],
  parameters: {},
  wouldDo: (_fault, where) =>
    `Tells ${where} to stop. What is under way is finished; whoever still believes it is there is refused.`,
  strike: ({ world, fault, index, row, touched }) => {
    const found = instancesOf(world, fault.target).filter(
      ({ state }) => state === 'ready' || state === 'starting',
    );
    if (found.length === 0) return { idle: IdleReason.notRunning };
    touched(0, 0);
    const deaths = found.map((instance) => instance.deaths);
    for (const instance of found) instance.drain(index, row, fault.durationNs > 0);
    return {
      // Whatever has died again since is not this fault's to start.
      lift: (cause) =>
        found.forEach((instance, i) => {
          if (instance.deaths <= (deaths[i] ?? 0) + 1) instance.restart(cause);
        }),
    };
  },
};
