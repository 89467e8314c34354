/** Crash: the process dies, with everything that shares it. */
import { DownReason, IdleReason } from '../telemetry/facts';
import type { FaultDefinition } from './definition';
import { instancesOf, storeOf } from './reach';

export const CRASH: FaultDefinition = {
  kind: 'crash',
  title: 'Crash',
  explains:
    'The process dies on the spot: handlers, memory and open transactions are gone, callers are cut off.',
  leavesOut: 'Core dumps, half-written files, and processes that die slowly.',
  targets: ['module', 'service', 'instance', 'store'],
  parameters: {},
  wouldDo: (_fault, where) =>
    `Kills ${where}. Whatever shares its process dies too; it starts again by itself.`,
  strike: ({ world, fault, index, row, touched }) => {
    const victims = [...instancesOf(world, fault.target), storeOf(world, fault.target)];
    const found = victims.filter((victim) => victim !== undefined && victim.up);
    if (found.length === 0) return { idle: IdleReason.notRunning };
    touched(0, 0);
    for (const victim of found) victim?.crash(DownReason.crash, index, row);
    return {
      lift: (cause) => {
        for (const victim of found) victim?.restart(cause);
      },
    };
  },
};
