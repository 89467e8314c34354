/**
 * A fault of the document: something a person wrote that cannot be compiled. It says where, what and what to do about it;
 * it is shown on the box it concerns. (Failures inside the simulated world are in `failures.ts`.)
 */

/** Where a fault is: the keys and indices that lead from the document's root to it. */
export type PathParts = readonly (string | number)[];

export interface DocumentFault {
  /** Stable, for machines: `unknown-module`, `newer-format`. */
  readonly code: string;
  /** `deployments.monolith.services.shop.modules[2]`; `document` is the root. */
  readonly path: string;
  readonly message: string;
  /** What to do about it; may be empty when the message says it all. */
  readonly hint: string;
  /** Place inside a text (handlers, a fault's words), counted from 1. */
  readonly line?: number;
  readonly column?: number;
}

const PLAIN_KEY = /^[A-Za-z_$][\w$-]*$/;

/** Writes a path the way a person would: names joined by dots, indices and odd keys in brackets; the root is `document`. */
export function pathText(parts: PathParts): string {
  let text = '';
  for (const part of parts) {
    if (typeof part === 'number') text += `[${part}]`;
    else if (!PLAIN_KEY.test(part)) text += `[${JSON.stringify(part.slice(0, 80))}]`;
    else text += text === '' ? part : `.${part}`;
  }
  return text === '' ? 'document' : text;
}

/** A document with more faults than this is not read fault by fault; the rest is not worth the time to explain it. */
const MAX_FAULTS = 200;

/** Collects faults while a document is being compiled, so that one pass can report all of them. */
export class FaultList {
  readonly faults: DocumentFault[] = [];
  private readonly seen = new Set<string>();

  /** Adds a fault, unless it is there already. A hint that is costly to find is passed as a function. */
  add(code: string, path: PathParts, message: string, hint: string | (() => string) = ''): void {
    if (this.isFull) return;
    this.addFault({ code, path: pathText(path), message, hint: typeof hint === 'string' ? hint : hint() });
  }

  /** Adds a fault as it is; two that differ only in their hint are one. */
  addFault(fault: DocumentFault): void {
    const { code, path, message, line, column } = fault;
    const key = JSON.stringify([code, path, message, line, column]);
    if (this.isFull || this.seen.has(key)) return;
    this.seen.add(key);
    this.faults.push(fault);
    if (!this.isFull) return;
    this.faults.push({
      code: 'too-many-faults',
      path: pathText([]),
      message: `there are more than ${MAX_FAULTS} faults; the others are not listed`,
      hint: 'begin with these',
    });
  }

  /** Whether there is no use in looking further. */
  get isFull(): boolean {
    return this.faults.length >= MAX_FAULTS;
  }
}
