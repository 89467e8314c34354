/** The ledgers as they are now, read again whenever a row has changed in a store or a promise was judged. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Fact, type Frame } from '../../../simulator';
import { useRun } from '../../shared/run';
import { readLedgers, type LedgerLine } from './ledgers';

const NEWS: ReadonlySet<number> = new Set([
  Fact.rowChanged,
  Fact.diverged,
  Fact.healed,
  Fact.gapOpened,
  Fact.gapClosed,
  Fact.requestEnded,
]);

const NONE: readonly LedgerLine[] = [];

export function useLedgers(): readonly LedgerLine[] {
  const run = useRun();
  const { frames } = run;
  // The run is another object with every status; it is the same run as long as its frames are the same.
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
  }, [run]);
  const [lines, setLines] = useState(NONE);
  useEffect(() => {
    let reads = 0;
    let shown = 0;
    const read = async (): Promise<void> => {
      const number = ++reads;
      const found = await readLedgers(latest.current);
      // Answers may overtake each other, and this run may no longer be the one that is shown.
      if (number <= shown) return;
      shown = number;
      setLines(found);
    };
    void read();
    const stop = frames.subscribe((frame) => {
      if (isNews(frame)) void read();
    });
    return () => {
      shown = Infinity;
      stop();
    };
  }, [frames]);
  return lines;
}

function isNews({ rows }: Frame): boolean {
  return rows.kinds.some((kind) => NEWS.has(kind));
}
