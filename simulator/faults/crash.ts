/** Crash: the process dies, with everything that shares it. */
import { DownReason, IdleReason } from '../telemetry/facts';
import type { FaultDefinition } from './definition';
import { instancesOf, serverOf } from './reach';

export const CRASH: FaultDefinition = {
  kind: 'crash',
  title: 'Crash',
  explains:
    'The process dies on the spot: handlers, memory and open transactions are gone, callers are cut off.',
  leavesOut: 'Core dumps, half-written files, and processes that die slowly.',
  targets: ['module', 'service', 'instance', 'store', 'broker', 'registry'],
  parameters: {},
  wouldDo: (_fault, where) =>
    `Kills ${where}. Whatever shares its process dies too; unless it is held down, it starts again by itself.`,
  strike: ({ world, fault, index, row, touched }) => {
    const server = serverOf(world, fault.target);
    const victims = server === undefined ? instancesOf(world, fault.target) : [server];
    const found = victims.filter(({ up }) => up);
    if (found.length === 0) return { idle: IdleReason.notRunning };
    touched(0, 0);
    const held = fault.durationNs > 0;
    for (const victim of found) victim.crash(DownReason.crash, index, row, held);
    const deaths = found.map((victim) => victim.deaths);
    return {
      // Whatever has died again since is not this fault's to start.
      lift: (cause) =>
        found.forEach((victim, i) => {
          if (victim.deaths === deaths[i]) victim.restart(cause);
        }),
    };
  },
};
