/** How a registry learns, tells and is asked: what the kinds of registry differ in. Durations in ns. */

export interface RegistrySettings {
  readonly probeEvery: number;
  readonly probeTimeout: number;
  /** Probes in a row that must fail before an endpoint is critical, and that must succeed before it passes again. */
  readonly failureThreshold: number;
  readonly successThreshold: number;
  /** Whether somebody beside the process sees its start and its end at once, as a kubelet does; else only probes tell. */
  readonly seesProcesses: boolean;
  /** From a verdict to the answers that follow it. */
  readonly propagation: number;
  /** How long a caller may keep an answer; 0 = it asks for each call. */
  readonly ttl: number;
  /** Whether callers leave a question standing that is answered when something changes, instead of asking again. */
  readonly isWatched: boolean;
  /** A standing question is answered after so long, changed or not. */
  readonly maxWait: number;
  /** An endpoint that has been critical for so long is forgotten; 0 = never. */
  readonly forgetAfter: number;
  /** What an answer takes of a CPU. */
  readonly answer: number;
  readonly cpus: number;
  readonly restartAfter: number;
}

/** How long a caller waits for an answer, and how often it asks: glibc `resolv.h`, RES_TIMEOUT 5 s and RES_DFLRETRY 2. */
export const LOOKUP_TIMEOUT_NS = 5e9;
export const LOOKUP_ATTEMPTS = 2;

/** A standing question that failed is asked again after this: Consul `api/watch/plan.go`, retryInterval 5 s. */
export const WATCH_RETRY_NS = 5e9;

/** An announcement that nobody acknowledged is made again after this: our choice; kubelets and agents keep trying too. */
export const ANNOUNCE_AGAIN_NS = 1e9;

/** Endpoints that have been critical for too long are looked for this often: Consul, "the reaper runs every 30 seconds". */
export const REAP_EVERY_NS = 30e9;
