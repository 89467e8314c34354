/** The common part of faults on wires: a rule on each link that leads to the target. */
import { Leg } from '../telemetry/facts';
import { IdleReason } from '../telemetry/facts';
import type { LinkRule, Verdict } from '../network';
import { install, remove, type Acting, type Idle, type Striking } from './definition';
import { wiresOf } from './reach';

/** Installs a rule on the target's wires; `decide` is asked for each message of the target's on the legs that are meant. */
export function onWires(striking: Striking, leg: unknown, decide: () => Verdict): Acting | Idle {
  const { world, fault, touched } = striking;
  const { links, only } = wiresOf(world, fault.target);
  if (links.length === 0) return { idle: IdleReason.noWire };
  const lists = links.map(({ rules }) => rules);
  const wanted = leg === 'request' ? Leg.request : leg === 'reply' ? Leg.reply : undefined;
  const rule: LinkRule = {
    row: striking.row,
    onMessage: (messageLeg, span, operation) => {
      if (wanted !== undefined && messageLeg !== wanted) return 'pass';
      if (only !== undefined && !only.has(operation)) return 'pass';
      const verdict = decide();
      if (verdict === 'pass') return verdict;
      rule.row = touched(span, operation);
      if (fault.once) remove(lists, rule);
      return verdict;
    },
  };
  return install(lists, rule);
}
