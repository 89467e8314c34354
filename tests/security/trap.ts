/** A server that lets everything in and writes down who came: what reaches it has left the sandbox. */
import { createSocket } from 'node:dgram';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Trap {
  /** `http://127.0.0.1:port/` */
  readonly url: string;
  /** The same port, for datagrams. */
  readonly port: number;
  /** What has come so far: paths without the first slash, `connection` for one that asked nothing, `datagram`. */
  visits(): readonly string[];
  close(): Promise<void>;
}

/** Opens a trap on a free port. */
export async function openTrap(): Promise<Trap> {
  const visits: string[] = [];
  const server = createServer((request, response) => {
    visits.push(pathOf(request.url));
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('content-type', request.url === '/page' ? 'text/html' : 'text/javascript');
    response.end('0');
  });
  server.on('connection', () => visits.push('connection'));
  server.on('upgrade', (request, socket) => {
    visits.push(pathOf(request.url));
    socket.destroy();
  });
  const port = await listening(server);
  const datagrams = createSocket('udp4').on('message', () => visits.push('datagram'));
  await new Promise<void>((resolve) => datagrams.bind(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${port}/`,
    port,
    visits: () => visits,
    async close() {
      server.closeAllConnections();
      datagrams.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Listens on a free port of this machine and says which. */
export async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port; // a server on a port has an address of this kind
}

function pathOf(url = '/'): string {
  return url.slice(1);
}
