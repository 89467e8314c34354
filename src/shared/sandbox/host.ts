/** Starts runs in the sandbox. */
import type { Interventions, WorkerApi } from '../../../simulator/worker/protocol';
import { needsFew } from '../../../simulator/worker/enough';
import { openSandbox } from './frame';
import type { HeartbeatOptions } from './heartbeat';
import { Run, type RunHandle } from './run';
import { NOTHING_KNOWN, type RunEnd } from './run-end';

export interface EngineTexts {
  /** The worker's script. */
  readonly engine: string;
  /** The sandboxed frame's document. */
  readonly frame: string;
}

export interface EngineHostOptions {
  /** Where the texts come from; by default a chunk of the build that is loaded when the first run starts that needs it. */
  readonly loadEngine?: (isSmall: boolean) => Promise<EngineTexts>;
  /** A worker answers within a tenth of a second; a machine under load may take many times that. */
  readonly startTimeoutMs?: number;
  /** Default: a beat every 500 ms, given up after 6. A turn of the engine lasts 8 ms. */
  readonly heartbeat?: HeartbeatOptions;
}

export type StartResult =
  { readonly ok: true; readonly value: RunHandle } | { readonly ok: false; readonly error: RunEnd };

export interface EngineHost {
  /** Fetches the engines before they are needed. */
  preload(): Promise<void>;
  /**
   * Starts a run, paused at time 0. `guestText` is what the lowering printed, or '' for a system without handlers;
   * `interventions` are those of a run that is replayed. Never throws.
   */
  start(
    plan: Parameters<WorkerApi['start']>[0],
    guestText: string,
    interventions?: Interventions,
  ): Promise<StartResult>;
}

/** A host for runs; each run has a sandbox of its own. */
export function createEngineHost(options: EngineHostOptions = {}): EngineHost {
  const {
    loadEngine = fromBuild,
    startTimeoutMs = 10_000,
    heartbeat = { everyMs: 500, patience: 6 },
  } = options;

  const enoughFor = async (...[plan, guestText]: Parameters<EngineHost['start']>) =>
    loadEngine(needsFew(plan, guestText));

  return {
    async preload() {
      await Promise.all([loadEngine(false), loadEngine(true)]);
    },

    async start(plan, guestText, interventions = []) {
      const texts = await enoughFor(plan, guestText).catch(() => undefined);
      if (texts === undefined) {
        return failed({
          kind: 'unavailable',
          message: 'The engine could not be loaded. Check the connection and try again.',
          lastKnown: NOTHING_KNOWN,
        });
      }
      const run = new Run(heartbeat);
      let end: RunEnd | undefined;
      const closed = new AbortController();
      const ended = new Promise<StartResult>((resolve) => {
        run.onEnd((how) => {
          closed.abort();
          end = how;
          resolve(failed(how));
        });
      });
      const timer = setTimeout(() => {
        run.finish('not-started', `The simulation did not start within ${startTimeoutMs / 1000} s.`);
      }, startTimeoutMs);

      const script = joined(texts.engine, guestText);
      const broke = (): void =>
        run.finish(
          'broken',
          'The script of the simulation broke: the engine or the handlers could not be run.',
        );
      const begun = (async (): Promise<StartResult> => {
        const port = await openSandbox(document, texts.frame, script, broke, closed.signal);
        const started = await run.start(port, plan, interventions);
        if (!started.ok && end === undefined) run.finish('refused', started.error.message);
        return end === undefined ? { ok: true, value: run } : failed(end);
      })();
      const result = await Promise.race([begun, ended]);
      clearTimeout(timer);
      return result;
    },
  };
}

function fromBuild(isSmall: boolean): Promise<EngineTexts> {
  return isSmall ? import('virtual:faultline-engine-small') : import('virtual:faultline-engine');
}

/**
 * The worker's script. The guest comes second and inside a function, so that it runs when the engine has hardened the realm
 * and asks for it. Guest text that is not one expression does not get past the parser or the engine's first line.
 */
function joined(engine: string, guestText: string): string {
  return guestText === '' ? engine : `${engine}\n;$guest(function () { return (\n${guestText}\n); });\n`;
}

function failed(error: RunEnd): StartResult {
  return { ok: false, error };
}
