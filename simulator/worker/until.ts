/**
 * Runs a simulation on to the next thing worth seeing, and not one event further: the next consequence, or the next thing
 * that happens to one request. Looking at the journal after each event costs little and changes nothing.
 */
import type { Simulation } from '../engine/simulation';
import { Outcome } from '../model/failures';
import { Concerns } from '../telemetry/concerns';
import { Fact } from '../telemetry/facts';
import { Narrator } from '../telemetry/narrator';
import type { Met, Until } from './protocol';
import type { Hunt, Simulated } from './simulated';

/** Who reads the journal of one simulation for its hunts, one after the other. */
export class Hunters {
  private readonly concerns: Concerns | undefined;
  private readonly narrator: Narrator | undefined;

  constructor(
    private readonly simulation: Simulation,
    /** As the simulation's own; it may stop it. */
    private readonly advance: Simulated['advance'],
  ) {
    const { spans, names } = simulation.readers;
    if (spans === undefined) return;
    this.concerns = new Concerns(spans);
    this.narrator = new Narrator(spans, names, simulation.system.numbering.words);
  }

  /** A hunt from where the simulation stands. */
  hunt(until: Until): Hunt {
    return new RowHunt(this.simulation, this.advance, until, this.concerns, this.narrator);
  }
}

class RowHunt implements Hunt {
  met: Met | undefined;

  constructor(
    private readonly simulation: Simulation,
    private readonly advanceRun: Simulated['advance'],
    private readonly until: Until,
    private readonly concerns: Concerns | undefined,
    private readonly narrator: Narrator | undefined,
  ) {}

  advance(untilNs: number, maxEvents: number): ReturnType<Hunt['advance']> {
    const { simulation } = this;
    const { kernel } = simulation.system;
    const { journal } = kernel;
    for (let left = maxEvents; left > 0; left--) {
      if (kernel.pending === 0 && !simulation.hasMoreToReplay) return 'idle';
      const from = journal.length;
      const outcome = this.advanceRun(untilNs, 1);
      if (outcome === 'stopped') return outcome;
      if (journal.length > from && this.look(from)) return 'met';
      if (outcome !== 'yielded') return outcome;
    }
    return 'yielded';
  }

  /** Whether what is hunted is among the rows from `from` on. */
  private look(from: number): boolean {
    return this.until.kind === 'consequence'
      ? this.lookForConsequence(from)
      : this.lookForRequest(from, this.until.request);
  }

  private lookForConsequence(from: number): boolean {
    const { journal } = this.simulation.system.kernel;
    const to = journal.length;
    for (let row = from; row < to; row++) {
      const at = row & journal.mask;
      if (!isConsequence(journal.kinds[at] as number, journal.b[at] as number)) continue; // masked
      journal.settle();
      const request = this.concerns?.requestOf(journal, at) ?? 0;
      const words = this.sentences(from, to, (index) =>
        isConsequence(journal.kinds[index] as number, journal.b[index] as number),
      );
      this.met = { request, atNs: journal.nowNs, rows: [from, to], words, isOver: false };
      return true;
    }
    return false;
  }

  private lookForRequest(from: number, wanted: number | null): boolean {
    const { concerns } = this;
    if (concerns === undefined) return false;
    const { journal } = this.simulation.system.kernel;
    journal.settle();
    const to = journal.length;
    let request = wanted;
    for (let row = from; row < to && request === null; row++) {
      const at = row & journal.mask;
      if (journal.kinds[at] === Fact.requestStarted) request = journal.a[at] as number; // masked
    }
    if (request === null) {
      for (let row = from; row < to; row++) concerns.requestOf(journal, row & journal.mask);
      return false;
    }
    const words = this.sentences(from, to, (at) => concerns.requestOf(journal, at) === request);
    const isOver = this.isOver(request);
    if (words.length === 0 && !isOver) return false;
    this.met = { request, atNs: journal.nowNs, rows: [from, to], words, isOver };
    return true;
  }

  private sentences(from: number, to: number, wanted: (at: number) => boolean): string[] {
    const { journal } = this.simulation.system.kernel;
    const sentences: string[] = [];
    for (let row = Math.max(from, journal.oldest); row < to; row++) {
      const at = row & journal.mask;
      const sentence = wanted(at) ? this.narrator?.sentence(journal, at) : undefined;
      if (sentence !== undefined) sentences.push(sentence);
    }
    return sentences;
  }

  /** Whether the request has its answer and nobody works for it any more. */
  private isOver(request: number): boolean {
    const { spans } = this.simulation.readers;
    const place = spans?.requests.slotOf(request) ?? -1;
    if (spans === undefined || place < 0) return true;
    // Slots and places are the store's.
    return (
      (spans.requests.ends[place] as number) >= 0 &&
      spans.slotsOf(request).every((slot) => (spans.ends[slot] as number) >= 0)
    );
  }
}

/** Whether a fact of this kind, with this second column, is worth a halt wherever it happens. */
function isConsequence(kind: number, b: number): boolean {
  switch (kind) {
    case Fact.gapOpened:
    case Fact.gapClosed:
    case Fact.instanceDown:
    case Fact.storeDown:
    case Fact.faultStruck:
    case Fact.faultIdle:
    case Fact.handlerKilled:
      return true;
    case Fact.requestEnded:
      return b !== Outcome.ok;
    default:
      return false;
  }
}
