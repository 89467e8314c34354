/** The simulated time that is drawn: it goes from frame to frame without a jump, a little behind what is known. */

/** Two frames are hardly ever further apart than this while time passes, ms. */
const LONGEST_STEP_MS = 120;
/** What two frames are apart, as long as nothing is known, ms. */
const USUAL_STEP_MS = 17;

export class ShownTime {
  private fromNs = 0;
  private toNs = 0;
  private beganMs = -Infinity;
  private lastsMs = 0;
  private stepMs = USUAL_STEP_MS;

  constructor(private readonly nowMs: () => number) {}

  /** A frame has come: its time is reached in as long as the next frame will take to come. */
  arrived(ns: number): void {
    const nowMs = this.nowMs();
    this.stepMs += (Math.min(LONGEST_STEP_MS, nowMs - this.beganMs) - this.stepMs) / 4;
    this.goTo(ns, this.stepMs);
  }

  /** From the time that is shown now to another in so many milliseconds; at once when it lies back. */
  goTo(ns: number, durationMs: number): void {
    const shownNs = this.shownNs();
    this.fromNs = ns < shownNs ? ns : shownNs;
    this.toNs = ns;
    this.beganMs = this.nowMs();
    this.lastsMs = durationMs;
  }

  shownNs(): number {
    const { fromNs, toNs, beganMs, lastsMs } = this;
    const passedMs = this.nowMs() - beganMs;
    return passedMs >= lastsMs ? toNs : fromNs + ((toNs - fromNs) * Math.max(0, passedMs)) / lastsMs;
  }
}
