/** Reads what comes from a room full of strangers: its length, its depth and its form are bounded, and it never throws. */
import type * as z from 'zod';
import { FaultList, type DocumentFault } from '../../simulator/model/document-fault';
import { addIssues, inOurWords } from '../../simulator/model/document/issues';
import { plainCopy } from '../../simulator/model/plain-copy';

export type ReadBounded<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly DocumentFault[] };

/** A longer text is not what it claims to be. Many times what the largest shipped system takes. */
export const MOST_CHARACTERS = 1_000_000;

/** `what`: what the text should be, in words: "a submission". */
export function readBounded<T>(text: string, schema: z.ZodType<T>, what: string): ReadBounded<T> {
  const faults = new FaultList();
  const value = plainFrom(text, what, faults);
  if (faults.faults.length > 0) return { ok: false, faults: faults.faults };
  const read = schema.safeParse(value, { error: inOurWords });
  if (read.success) return { ok: true, value: read.data };
  addIssues(read.error.issues, faults);
  return { ok: false, faults: faults.faults };
}

function plainFrom(text: string, what: string, faults: FaultList): unknown {
  if (text.length > MOST_CHARACTERS) {
    const message = `it is too long to be ${what}: ${text.length} characters, at most ${MOST_CHARACTERS}`;
    faults.add('too-large', [], message, 'ask whoever made it for another copy');
    return undefined;
  }
  try {
    return plainCopy(JSON.parse(text), faults);
  } catch {
    faults.add('malformed-json', [], `it is not ${what}: its text ends early or is damaged`, 'copy it again');
    return undefined;
  }
}
