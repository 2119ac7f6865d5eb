import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const STATUSES = [500, 200, 400, 409, 422, 503];

/** A ticket system that says back all that it is told, with one status after another, and sometimes hangs up instead. */
export interface EchoingSystem {
  readonly address: string;
  /** All that it was told. */
  readonly told: readonly string[];
  close(): Promise<void>;
}

export async function anEchoingSystem(): Promise<EchoingSystem> {
  const told: string[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString();
      told.push(body);
      const status = STATUSES[told.length % (STATUSES.length + 1)];
      if (status === undefined) request.socket.destroy();
      else response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    told,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
