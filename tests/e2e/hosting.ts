/** A host of a test's own, which can be stopped: whatever static files, under whatever path. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Host {
  readonly url: string;
  /** Nothing answers there any more. */
  stop(): Promise<void>;
}

export async function host(folder: string, under: string): Promise<Host> {
  const server = spawn(process.execPath, ['tools/serve.mjs', folder, '--port', '0', '--under', under], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await once(server.stdout, 'data');
  const [url] = /http:\S+/.exec(String(said)) ?? [];
  if (url === undefined) throw new Error(`the server says no address: ${String(said)}`);
  return {
    url,
    async stop() {
      const stopped = once(server, 'exit');
      server.kill();
      await stopped;
    },
  };
}
