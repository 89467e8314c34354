/**
 * The header that carries the trace context from one process to the next: W3C Trace Context,
 * https://www.w3.org/TR/trace-context/#traceparent-header.
 */

export interface TraceParent {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** 16 hexadecimal digits: the span on whose behalf the call is made. */
  readonly parentId: string;
  /** Whether the caller may have recorded its part: the lowest bit of the flags. */
  readonly sampled: boolean;
}

const FORM = /^([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-.*)?$/;
const ALL_ZERO = /^0+$/;

/** Version 00 of the header. */
export function printTraceParent({ traceId, parentId, sampled }: TraceParent): string {
  return `00-${traceId}-${parentId}-${sampled ? '01' : '00'}`;
}

/** What a header says, or undefined when it is to be ignored, as a trace's beginning would be. */
export function parseTraceParent(header: string): TraceParent | undefined {
  const [, version, traceId = '0', parentId = '0', flags = '', more] = FORM.exec(header) ?? [];
  const isVersionKnown = version !== undefined && version !== 'ff';
  // Later versions may say more after the flags; version 00 may not.
  if (!isVersionKnown || (version === '00' && more !== undefined)) return undefined;
  if (ALL_ZERO.test(traceId) || ALL_ZERO.test(parentId)) return undefined;
  return { traceId, parentId, sampled: (Number.parseInt(flags, 16) & 1) === 1 };
}
