/** Writing a run's traces to a file. Apart from the readers, so that a page that writes none does not load it. */
import { Instruments } from '../telemetry/instruments';
import { SeenOtlpStream } from '../telemetry/instruments/seen-otlp';
import type { View } from '../telemetry/instruments/view';
import { OtlpStream, type OtlpResult } from '../telemetry/otlp';
import type { Simulation } from './simulation';

/**
 * Writes spans from now on as OTLP/JSON to `sink`, in pieces: those that reach the operators, or all there were. Call the
 * result at the run's end.
 */
export function exportOtlp(
  { readers, system }: Simulation,
  view: View,
  sink: (piece: string) => void,
): () => OtlpResult {
  const { spans, names, ids } = readers;
  const { kernel } = system;
  if (spans === undefined) throw new Error('no spans are recorded');
  if (view === 'truth') {
    const stream = new OtlpStream(spans, names, ids, sink);
    kernel.journal.addFold(stream);
    return () => {
      readers.settle();
      return stream.finish(kernel.nowNs);
    };
  }
  const instruments = new Instruments(spans, names, ids);
  kernel.journal.addFold(instruments);
  const stream = new SeenOtlpStream(instruments, sink);
  return () => {
    readers.settle();
    instruments.advanceTo(kernel.nowNs);
    return stream.finish();
  };
}
