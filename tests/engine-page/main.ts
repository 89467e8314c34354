/** The page's real host with the real engine behind it, offered to tests and the bench that drive it from outside. */
import { createEngineHost, type EngineHost, type RunHandle } from '../../src/shared/sandbox';

declare global {
  interface Window {
    engine: {
      /** As the host's own `start`; throws what it says when the run cannot be started. */
      start(...given: Parameters<EngineHost['start']>): Promise<RunHandle>;
    };
  }
}

const host = createEngineHost();

window.engine = {
  async start(...given) {
    const started = await host.start(...given);
    if (!started.ok) throw new Error(`${started.error.kind}: ${started.error.message}`);
    return started.value;
  },
};
