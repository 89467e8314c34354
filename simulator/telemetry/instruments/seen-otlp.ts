/** What reached the operators as OTLP/JSON, batch by batch: the file that their collector would have written. */
import { OtlpWriter, type OtlpOptions, type OtlpResult } from '../otlp';
import type { Instruments } from './index';
import { seenAttributes } from './seen-traces';

export class SeenOtlpStream {
  private readonly writer: OtlpWriter;

  constructor(
    private readonly instruments: Instruments,
    sink: (chunk: string) => void,
    options: OtlpOptions = {},
  ) {
    const { store, names, ids } = instruments;
    const reader = {
      traceId: (slot: number) => ids.traceIdBegunBy(instruments.traceOf(slot)),
      parentOf: (slot: number) => instruments.parentOf(slot),
      attributes: (slot: number) => seenAttributes(instruments, slot),
    };
    this.writer = new OtlpWriter(store, names, ids, reader, sink, options);
    instruments.onReceived((instance, spans) => {
      const slots = spans.map((span) => store.slotOf(span)).filter((slot) => slot >= 0);
      if (slots.length > 0) this.writer.write(instance, slots, 0);
    });
  }

  /** Lets every process send what it has, and ends the document. `lost`: spans that died with their process. */
  finish(): OtlpResult {
    this.instruments.shutDown();
    this.writer.finish();
    return { written: this.writer.written, lost: this.instruments.lost };
  }
}
