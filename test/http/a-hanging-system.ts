import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A ticket system that keeps its first caller waiting until it is told to answer that it is unavailable. */
export interface HangingSystem {
  readonly address: string;
  /** Resolves at the first call. */
  readonly called: Promise<void>;
  answer(): void;
  close(): Promise<void>;
}

export async function aHangingSystem(): Promise<HangingSystem> {
  const called = signal();
  const told = signal();
  const server = createServer((request, response) => {
    request.resume();
    called.give();
    void told.given.then(() => response.writeHead(503).end());
  });
  server.listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    called: called.given,
    answer: told.give,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function signal(): { readonly given: Promise<void>; readonly give: () => void } {
  let give = (): void => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}
