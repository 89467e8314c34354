/** Two runs on one clock: the second goes wherever the first is, and is never more than a frame behind for long. */
import type { FrameStore } from '../../shared/run';
import type { RunHandle } from '../../shared/sandbox';

/** How often the second is sent on, 1/s. */
const STEP_HZ = 10;

/**
 * Takes `follower` to the moment at which `leader` stands, now and whenever that changes: one journey at a time, always to
 * the newest moment. `onArrived` is told when it stands where the leader does. Returns what ends it.
 */
export function keepInStep(
  leader: Pick<FrameStore, 'latest' | 'subscribe'>,
  follower: Pick<RunHandle, 'seek'>,
  onArrived: (nowNs: number) => void,
): () => void {
  let isGone = false;
  let isGoing = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wanted = (): number => leader.latest?.nowNs ?? 0;
  const go = async (): Promise<void> => {
    timer = undefined;
    isGoing = true;
    const atNs = wanted();
    const there = await follower.seek({ atNs });
    isGoing = false;
    if (isGone || !there.ok) return;
    if (wanted() === atNs) onArrived(atNs);
    else later();
  };
  const later = (): void => {
    if (!isGoing) timer ??= setTimeout(() => void go(), 1000 / STEP_HZ);
  };
  void go();
  const stop = leader.subscribe(later);
  return () => {
    isGone = true;
    clearTimeout(timer);
    stop();
  };
}
