/** Faults of an experiment, and those a person adds to a run: from their words to the plan. */
import { parseFault } from '../../faults/grammar/parse';
import type { FaultWorld, KnownElsewhere } from '../../faults/grammar/lookup';
import { resolveFault } from '../../faults/grammar/resolve';
import type { FaultDescriptions } from '../../model/catalogue';
import type { FaultList, PathParts } from '../../model/document-fault';
import { pathText } from '../../model/document-fault';
import type { FaultPlan } from '../../model/plan';

/** The plans of the texts; what cannot be read or found becomes a fault at `path[i]`, with its column. */
export function compileFaults(
  texts: readonly string[],
  world: FaultWorld,
  definitions: FaultDescriptions,
  elsewhere: KnownElsewhere,
  path: PathParts,
  faults: FaultList,
): FaultPlan[] {
  return texts.flatMap((text, i) => {
    if (faults.isFull) return [];
    const where = [...path, i];
    const parsed = parseFault(text);
    if (!parsed.ok) {
      const { message, hint, column } = parsed.fault;
      faults.addFault({ code: 'bad-fault', path: pathText(where), message, hint, line: 1, column });
      return [];
    }
    const resolved = resolveFault(parsed.phrase, world, definitions, text, elsewhere);
    if (resolved.ok) return [resolved.fault];
    faults.add('bad-fault', where, resolved.message, resolved.hint);
    return [];
  });
}
