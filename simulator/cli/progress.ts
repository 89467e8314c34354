/** Says on stderr how far a long run has come; nothing for a short one. */

/** Nobody wonders about a run that takes no longer. */
const QUIET_MS = 1_000;
/** A terminal overwrites its line; a file gets a line each time. */
const EVERY_MS = { terminal: 100, file: 5_000 };

export class Progress {
  private dueMs: number;
  private shown = false;

  constructor(
    private readonly out: Pick<NodeJS.WriteStream, 'write'> & { readonly isTTY?: boolean } = process.stderr,
    private readonly clockMs: () => number = () => performance.now(),
  ) {
    this.dueMs = clockMs() + QUIET_MS;
  }

  /** Simulated ns done, of so many. */
  show(nowNs: number, lengthNs: number): void {
    const nowMs = this.clockMs();
    if (nowMs < this.dueMs) return;
    const isTerminal = this.out.isTTY === true;
    this.dueMs = nowMs + (isTerminal ? EVERY_MS.terminal : EVERY_MS.file);
    this.shown = true;
    const percent = Math.floor((100 * nowNs) / lengthNs);
    const words = `${(nowNs / 1e9).toFixed(0)} s of ${lengthNs / 1e9} s simulated, ${percent} %`;
    this.out.write(isTerminal ? `\r${words}\x1b[K` : `${words}\n`);
  }

  /** Leaves a terminal's line empty. */
  done(): void {
    if (this.shown && this.out.isTTY === true) this.out.write('\r\x1b[K');
  }
}
