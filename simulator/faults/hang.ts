/** Hang: calls are taken and never answered; each keeps its slot. */
import type { Handling, OperationRule } from '../components/operation';
import { IdleReason } from '../telemetry/facts';
import { install, remove, type FaultDefinition } from './definition';
import { handlingRules, instancesOf, serverOf } from './reach';

export const HANG: FaultDefinition = {
  kind: 'hang',
  title: 'Hang',
  explains: 'It takes calls and does nothing with them. Nothing fails: everybody waits.',
  leavesOut: 'What made it hang; work that had begun goes on.',
  targets: ['module', 'operation', 'service', 'instance', 'store', 'broker', 'registry'],
  parameters: {},
  wouldDo: (_fault, where) => `${where} takes calls and answers none. Slots fill up, and callers wait.`,
  strike: ({ world, fault, row, touched }) => {
    const server = serverOf(world, fault.target);
    if (server !== undefined) {
      if (!server.up) return { idle: IdleReason.notRunning };
      const by = { touched: (span: number) => touched(span, -1) };
      server.hang(true, by);
      touched(0, 0);
      return { lift: () => server.hang(false, by) };
    }
    const lists = handlingRules(world, fault.target);
    if (lists.length === 0) return { idle: IdleReason.noInstance };
    // Watchers over the process notice what keeps all of it from answering, not a hang of one operation or one call.
    const { target } = fault;
    const whole = target.kind === 'service' || target.kind === 'instance';
    const stopped = whole && !fault.once ? instancesOf(world, target) : [];
    const hung: Handling[] = [];
    const rule: OperationRule = {
      onStart: (handling) => {
        handling.row = touched(handling.span, handling.operation.index);
        hung.push(handling);
        if (fault.once) remove(lists, rule);
        return 'hang';
      },
    };
    const acting = install(lists, rule);
    for (const instance of stopped) instance.hang(1, row);
    return {
      lift: (cause) => {
        acting.lift(cause);
        for (const instance of stopped) instance.hang(-1, cause);
        for (const handling of hung) handling.resume();
      },
    };
  },
};
