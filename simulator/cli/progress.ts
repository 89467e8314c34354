/** A line on stderr that says how far a long run has come; nothing for a short one. */

const QUIET_SECONDS = 1;

export class Progress {
  private readonly began = performance.now();
  private shown = false;

  show(nowNs: number, lengthNs: number): void {
    if ((performance.now() - this.began) / 1000 < QUIET_SECONDS) return;
    this.shown = true;
    const percent = Math.floor((100 * nowNs) / lengthNs);
    const seconds = (nowNs / 1e9).toFixed(0);
    process.stderr.write(
      `${process.stderr.isTTY ? '\r' : ''}${seconds} s of ${lengthNs / 1e9} s simulated, ${percent} %${process.stderr.isTTY ? '' : '\n'}`,
    );
  }

  done(): void {
    if (this.shown && process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  }
}
