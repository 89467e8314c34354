/** The requests that ended badly, gathered from the frames' rows: the engine's log leaves them out, for there may be many. */
import { Fact, Outcome, type Frame, type Plan } from '../../../simulator';
import type { FrameStore } from '../../shared/run';
import { narrateFailure, type Told } from '../../shared/words';

/** The newest that are kept. */
const KEPT = 100;

/** What a frame's rows tell of requests that ended badly. */
export function failuresIn({ rows }: Frame, plan: Plan): Told[] {
  const told: Told[] = [];
  rows.kinds.forEach((kind, at) => {
    const outcome = rows.b[at];
    if (kind !== Fact.requestEnded || outcome === undefined || outcome === Outcome.ok) return;
    const operation = plan.operations[rows.c[at] ?? -1]?.name ?? '';
    // The journal holds outcomes in this column.
    told.push(
      narrateFailure(rows.first + at, rows.times[at] ?? 0, rows.a[at] ?? 0, operation, outcome as Outcome),
    );
  });
  return told;
}

/** Follows a run's frames and keeps what they tell; begins with the frames that the run still has. */
export class Failures {
  private told: readonly Told[] = [];
  private epoch: number;

  constructor(
    private readonly frames: FrameStore,
    private readonly plan: Plan,
  ) {
    this.epoch = frames.epoch;
    for (const frame of frames.recent) this.take(frame);
  }

  /** The newest, oldest first. Another list whenever there is more. */
  get lines(): readonly Told[] {
    return this.told;
  }

  readonly take = (frame: Frame): void => {
    // The run was executed again: what it tells now it tells from its beginning.
    const isFresh = this.frames.epoch !== this.epoch;
    this.epoch = this.frames.epoch;
    const more = failuresIn(frame, this.plan);
    if (isFresh) this.told = more.slice(-KEPT);
    else if (more.length > 0) this.told = [...this.told, ...more].slice(-KEPT);
  };
}
