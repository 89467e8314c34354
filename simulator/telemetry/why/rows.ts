/**
 * The rows of the journal that can still be asked about: the newest, and those of the rare kinds from which most chains
 * begin (a fault that struck, a process that died) for much longer.
 */
import type { Journal, JournalFold } from '../../kernel/journal';
import { Fact } from '../facts';

/** One fact; `telemetry/facts.ts` says what its columns mean. */
export interface Row {
  readonly number: number;
  readonly timeNs: number;
  readonly kind: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly value: number;
  /** Row that made it happen, or -1. */
  readonly cause: number;
}

const RARE: readonly number[] = [
  Fact.faultStruck,
  Fact.faultLifted,
  Fact.intervened,
  Fact.parameterChanged,
  Fact.instanceDown,
  Fact.instanceUp,
  Fact.instanceDraining,
  Fact.instanceClosed,
  Fact.instanceHung,
  Fact.storeDown,
  Fact.storeUp,
  Fact.brokerDown,
  Fact.brokerUp,
  Fact.registryDown,
  Fact.registryUp,
  Fact.consumerLeft,
  Fact.schemaChanged,
  Fact.releaseEnded,
];
const IS_RARE = new Uint8Array(256);
for (const kind of RARE) IS_RARE[kind] = 1;

/** Rare rows that are kept. */
const CAPACITY = 4096;

export class KeptRows implements JournalFold {
  private readonly rare = new Map<number, Row>();

  constructor(readonly journal: Journal) {
    journal.addFold(this);
  }

  fold(journal: Journal, from: number, to: number): void {
    const { mask, kinds } = journal;
    for (let row = from; row < to; row++)
      if (IS_RARE[kinds[row & mask] as number] === 1) this.keep(readRow(journal, row)); // masked
  }

  /** The row of that number; undefined when there is none, or none any more. */
  at(number: number): Row | undefined {
    const { journal } = this;
    if (number < 0 || number >= journal.length) return undefined;
    return number >= journal.oldest ? readRow(journal, number) : this.rare.get(number);
  }

  private keep(row: Row): void {
    this.rare.set(row.number, row);
    if (this.rare.size <= CAPACITY) return;
    const [oldest] = this.rare.keys();
    if (oldest !== undefined) this.rare.delete(oldest);
  }
}

/** A row that is still retained. */
export function readRow(journal: Journal, number: number): Row {
  const at = number & journal.mask;
  const { times, kinds, a, b, c, values, causes } = journal;
  return {
    number,
    timeNs: times[at],
    kind: kinds[at],
    a: a[at],
    b: b[at],
    c: c[at],
    value: values[at],
    cause: causes[at],
  } as Row; // `at` is masked
}
