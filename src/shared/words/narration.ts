/** The log as a story: lines made into sentences for reading aloud, and told apart by what they mean to a person. */
import type { Intervention, LogLine, Plan, Severity } from '../../../simulator';
import { interventionWords } from './interventions';

export interface Told {
  readonly row: number;
  readonly timeNs: number;
  readonly severity: Severity;
  /** A sentence, with its full stop. */
  readonly text: string;
}

/** What the lines of the log refer to. */
export interface StoryWords {
  readonly plan: Plan;
  readonly interventions: readonly Intervention[];
  /** The faults of the run, by number. */
  readonly faults: readonly { readonly text: string }[];
}

const INTERVENTION = /^intervention (\d+)$/;

/** One line as it is told; undefined for a line that another one says better. */
export function narrate(line: LogLine, words: StoryWords): Told | undefined {
  const { row, timeNs, severity } = line;
  const number = INTERVENTION.exec(line.text)?.[1];
  const request = words.interventions[Number(number) - 1]?.request;
  if (request === undefined) return { row, timeNs, severity, text: sentence(line.text) };
  // What a changed parameter is now has a line of its own.
  if (request.kind === 'parameter') return undefined;
  const lifted = request.kind === 'lift' ? words.faults[request.fault]?.text : undefined;
  return { row, timeNs, severity, text: sentence(interventionWords(request, words.plan, lifted)) };
}

/** With a capital and a full stop. Names of services and operations keep their small letter where they begin the line. */
function sentence(text: string): string {
  const first = text.split(' ', 1)[0] ?? '';
  const isName = /[#.:>]/.test(first);
  const begun = isName ? text : `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  return /[.!?…]$/.test(begun) ? begun : `${begun}.`;
}
