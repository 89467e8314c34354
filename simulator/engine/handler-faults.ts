/**
 * Mistakes in a document's handlers that only running them shows, in the form of a document's faults: code, path, message and
 * hint. A run that has some was executed to its end all the same.
 */
import type { Mistake } from '../components/service';
import { didYouMean } from '../model/names';
import type { Plan } from '../model/plan';
import type { RunReport } from '../model/report-schema';
import { NS_PER_S } from '../model/units';
import type { Simulation } from './simulation';

type HandlerFault = RunReport['handlerFaults'][number];

/** A handler that has been waiting for so long, at the end, for what nobody will bring it, is told of; our choice. */
const STUCK_NS = NS_PER_S;

const HINTS: Readonly<Record<string, string>> = {
  OUT_OF_FUEL:
    'give the loop an end; a handler may take 2,000,000 steps, and ctx.work(…) stands for computing',
  TOO_DEEP: 'give the recursion an end, or write it as a loop; a handler may call itself 800 deep',
  HANDLER_ERROR: 'catch it, or throw ctx.fail(code, message) where the business says no',
  NATIVE_ERROR: 'look for undefined or null where a value was expected, or for a number out of range',
  NOT_PLAIN: 'send, store and return what survives JSON: no functions, class instances, Maps or cycles',
  NO_TRANSACTIONS: 'put the module on a database, or do without ctx.transaction',
  UNKNOWN_TABLE: 'declare the table under the module’s `tables`, or name another module’s in full',
  BAD_ARGUMENT: 'see the types of ctx',
};

/** All of them, those of one operation in the order in which they were first made. */
export function handlerFaults(simulation: Simulation): HandlerFault[] {
  const { plan, system } = simulation;
  const made = system.services.flatMap((service) => service.mistakes.list());
  const faults = made.map((mistake) => ({
    ...placeOf(plan, mistake.operation),
    code: mistake.code,
    line: mistake.line === 0 ? null : mistake.line,
    message: mistake.message,
    hint: hintFor(mistake, plan),
    count: mistake.count,
  }));
  // After a failure, continuations may be due that would have gone on.
  return simulation.failure === undefined ? [...faults, ...stuck(simulation)] : faults;
}

function stuck({ plan, system, nowNs }: Simulation): HandlerFault[] {
  const since = new Map<number, number[]>();
  const waiting = system.services.flatMap(({ instances }) =>
    instances.flatMap((one) => one.stuckFor(STUCK_NS)),
  );
  for (const { operation, arrivedNs } of waiting)
    since.set(operation.index, [...(since.get(operation.index) ?? []), arrivedNs]);
  return [...since].map(([operation, arrivals]) => {
    const oldest = arrivals.reduce((a, b) => Math.min(a, b));
    const seconds = Math.round((nowNs - oldest) / (NS_PER_S / 10)) / 10;
    return {
      ...placeOf(plan, operation),
      code: 'NEVER_RESOLVED',
      line: null,
      message: `it waits for a promise that nothing under way resolves, for ${seconds} s when the run ended`,
      hint: 'resolve every promise that is made with `new Promise`, or await what ctx gives',
      count: arrivals.length,
    };
  });
}

function placeOf(plan: Plan, operation: number): Pick<HandlerFault, 'operation' | 'path'> {
  const { name = '', module = -1 } = plan.operations[operation] ?? {};
  return { operation: name, path: `modules.${plan.modules[module]?.name ?? ''}.handlers` };
}

function hintFor({ code, wrongName }: Mistake, plan: Plan): string {
  if (wrongName === '') return HINTS[code] ?? '';
  return didYouMean(
    wrongName,
    plan.operations.map(({ name }) => name),
  );
}
