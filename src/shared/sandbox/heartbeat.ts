/**
 * The heartbeat: asks from outside whether the worker still listens. It counts its own beats, not time, so that a laptop
 * that slept or a page that was busy does not look like a worker that hangs.
 */

export interface HeartbeatOptions {
  readonly everyMs: number;
  /** Silent beats after which the worker is given up. */
  readonly patience: number;
}

/** Starts to beat. `ping` resolves when the worker answered; `onSilent` is called once, after too many silent beats. */
export function startHeartbeat(
  { everyMs, patience }: HeartbeatOptions,
  ping: () => Promise<unknown>,
  onSilent: () => void,
): { stop(): void } {
  let silentBeats = 0;
  let isAwaited = false;
  const timer = setInterval(() => {
    if (!isAwaited) {
      isAwaited = true;
      silentBeats = 0;
      void ping().then(() => {
        isAwaited = false;
      });
    } else if (++silentBeats >= patience) {
      clearInterval(timer);
      onSilent();
    }
  }, everyMs);
  return { stop: () => clearInterval(timer) };
}
