/** What the driver needs of the machine it runs on. The only clock in the worker: it paces a run and never enters it. */
export interface Host {
  /** Milliseconds from some fixed moment. */
  nowMs(): number;
  /** Runs `work` as a task of its own, after messages that have already arrived. */
  soon(work: () => void): void;
  /** Runs `work` after so many milliseconds. */
  later(delayMs: number, work: () => void): void;
}
