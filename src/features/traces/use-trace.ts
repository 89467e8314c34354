/** One request's trace, as it grows. */
import { useRef } from 'react';
import type { TraceView } from '../../../simulator';
import { useRun } from '../../shared/run';
import { usePolled } from '../../shared/panel';

interface Known {
  readonly trace: TraceView;
  readonly epoch: number;
}

/** Undefined until it has come, and when it is no longer kept. A trace in which everything has ended is not asked for again. */
export function useTrace(request: number): TraceView | undefined {
  const { traces, frames } = useRun();
  const known = useRef<Known | undefined>(undefined);
  return usePolled(`trace ${request}`, async () => {
    const { epoch } = frames;
    const last = known.current;
    if (last !== undefined && last.epoch === epoch && last.trace.request === request && isOver(last.trace))
      return last.trace;
    const trace = await traces.get(request);
    known.current = trace === undefined ? undefined : { trace, epoch };
    return trace;
  });
}

function isOver({ endNs, spans, gaps }: TraceView): boolean {
  const allEnded = endNs !== undefined && spans.every((span) => span.endNs !== undefined);
  return allEnded && gaps.every(({ closedNs }) => closedNs !== undefined);
}
