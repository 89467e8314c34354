/** Says on stderr how far a long run has come; nothing for a short one. */

/** Nobody wonders about a run that takes no longer. */
const QUIET_MS = 1_000;
/** A terminal overwrites its line; a file gets a line each time. */
const EVERY_MS = { terminal: 100, file: 5_000 };

export class Progress {
  private dueMs = performance.now() + QUIET_MS;
  private shown = false;

  /** Simulated ns done, of so many. */
  show(nowNs: number, lengthNs: number): void {
    const nowMs = performance.now();
    if (nowMs < this.dueMs) return;
    const { isTTY } = process.stderr;
    this.dueMs = nowMs + (isTTY ? EVERY_MS.terminal : EVERY_MS.file);
    this.shown = true;
    const percent = Math.floor((100 * nowNs) / lengthNs);
    const words = `${(nowNs / 1e9).toFixed(0)} s of ${lengthNs / 1e9} s simulated, ${percent} %`;
    process.stderr.write(isTTY ? `\r${words}\x1b[K` : `${words}\n`);
  }

  done(): void {
    if (this.shown && process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  }
}
