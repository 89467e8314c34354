/**
 * A design that somebody is at work on, kept in the browser so that a reload loses nothing. It is the lesson's own and in no
 * list of documents. What is read is compiled before it runs, as any document is.
 */
import type { Drawn, Lesson } from '../../document/lessons';

const LONGEST = 1_000_000;

function keyOf({ name }: Lesson): string {
  return `faultline-lesson-${name}`;
}

/** What was written last: the machine tells of much else, too. */
let written: Drawn | undefined;

/** Undefined: there is none, or not any more. */
export function keepDraft(lesson: Lesson, drawn: Drawn | undefined): void {
  if (drawn === written) return;
  written = drawn;
  try {
    if (drawn === undefined) localStorage.removeItem(keyOf(lesson));
    else localStorage.setItem(keyOf(lesson), JSON.stringify(drawn));
  } catch {
    // It lasts as long as the page.
  }
}

export function keptDraft(lesson: Lesson): Drawn | undefined {
  try {
    const text = localStorage.getItem(keyOf(lesson)) ?? '';
    if (text === '' || text.length > LONGEST) return undefined;
    const value: unknown = JSON.parse(text);
    if (!isDrawn(value)) return undefined;
    written = value;
    return value;
  } catch {
    return undefined;
  }
}

/** As far as the page looks into it before it is compiled. */
function isDrawn(value: unknown): value is Drawn {
  if (!isRecord(value) || !isRecord(value['document'])) return false;
  const { document, deployment } = value;
  const { deployments } = document as Record<string, unknown>; // looked at above
  return typeof deployment === 'string' && isRecord(deployments) && Object.hasOwn(deployments, deployment);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
