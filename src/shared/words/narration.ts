/** The log as a story: lines made into sentences for reading aloud, and told apart by what they mean to a person. */
import { FAILURES, type Outcome } from '../../../simulator';
import type { Intervention, InvariantState, LogLine, Plan, Severity } from '../../../simulator';
import { interventionWords } from './interventions';

export interface Told {
  /** Its row in the journal; lines are told apart and ordered by it. */
  readonly row: number;
  readonly timeNs: number;
  readonly severity: Severity;
  /** A sentence, with its full stop. */
  readonly text: string;
  /** Request that it is about; 0 = none, or unknown. */
  readonly request: number;
}

/** What the lines of the log refer to. */
export interface StoryWords {
  readonly plan: Plan;
  readonly interventions: readonly Intervention[];
  /** The faults of the run, by number. */
  readonly faults: readonly { readonly text: string; readonly kind: string }[];
  readonly invariants: readonly InvariantState[];
}

const INTERVENTION = /^intervention (\d+)$/;
const BROKEN = /^broken promise: (\S+) for (.+)$/;
const KEPT_AGAIN = /^promise kept again after (\S+): (\S+) for (.+)$/;

/** One line as it is told; undefined for a line that another one says better. */
export function narrate(line: LogLine, words: StoryWords): Told | undefined {
  const { row, timeNs, severity, text } = line;
  const number = INTERVENTION.exec(text)?.[1];
  const done = words.interventions[Number(number) - 1]?.request;
  if (done === undefined) {
    const request = severity === 'error' ? brokenBy(timeNs, text, words) : 0;
    return { row, timeNs, severity, text: promiseWords(text, words) ?? sentence(text), request };
  }
  // What a changed parameter is now has a line of its own.
  if (done.kind === 'parameter') return undefined;
  const lifted = done.kind === 'lift' ? words.faults[done.fault] : undefined;
  return { row, timeNs, severity, text: sentence(interventionWords(done, words.plan, lifted)), request: 0 };
}

/** A line about a promise, with what was promised instead of its name; undefined for other lines. */
function promiseWords(text: string, { invariants }: StoryWords): string | undefined {
  const says = (name: string | undefined): string =>
    invariants.find((one) => one.name === name)?.says ?? `${name}.`;
  const broken = BROKEN.exec(text);
  if (broken !== null) return `A promise is broken for ${broken[2]}: ${says(broken[1])}`;
  const kept = KEPT_AGAIN.exec(text);
  return kept === null
    ? undefined
    : `After ${kept[1]} the promise is kept again for ${kept[3]}: ${says(kept[2])}`;
}

/** A request that ended badly, as it is told. */
export function narrateFailure(
  row: number,
  timeNs: number,
  request: number,
  operation: string,
  outcome: Outcome,
): Told {
  const { says, definite } = FAILURES[outcome];
  const text = `Request ${request}, ${operation}: the customer ${definite ? 'has an error' : 'does not know'}: ${says}.`;
  return { row, timeNs, severity: 'warning', text, request };
}

/** The request that broke a promise at that moment; 0 when the line is about something else. */
function brokenBy(timeNs: number, text: string, { invariants }: StoryWords): number {
  for (const { name, gaps } of invariants) {
    if (!text.includes(name)) continue;
    const gap = gaps.find(({ openedNs, key }) => openedNs === timeNs && text.endsWith(` ${key}`));
    if (gap !== undefined) return gap.request;
  }
  return 0;
}

/** With a capital and a full stop. Names of services and operations keep their small letter where they begin the line. */
function sentence(text: string): string {
  const first = text.split(' ', 1)[0] ?? '';
  const isName = /[#>]|[.]./.test(first);
  const begun = isName ? text : `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  return /[.!?…]$/.test(begun) ? begun : `${begun}.`;
}
