import { type IncomingMessage, createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** One answer, as it goes out. */
export interface ScriptedAnswer {
  readonly status: number;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
  /** Before it goes out. */
  readonly afterMs?: number;
}

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** An API that answers as it is told, and remembers what it was asked. */
export interface ScriptedApi {
  readonly address: string;
  readonly seen: readonly SeenRequest[];
  close(): Promise<void>;
}

export async function scriptedApi(
  answer: (request: SeenRequest, seen: readonly SeenRequest[]) => ScriptedAnswer,
): Promise<ScriptedApi> {
  const seen: SeenRequest[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      let body = '';
      for await (const part of request) body += String(part);
      const { method = '', url = '', headers } = request;
      const one = { method, path: url, headers, body, at: Date.now() };
      seen.push(one);
      const { status, body: said = {}, headers: more = {}, afterMs = 0 } = answer(one, seen);
      await pause(afterMs);
      const type = 'code' in said ? 'application/problem+json' : 'application/json';
      response.writeHead(status, { 'Content-Type': type, ...more }).end(JSON.stringify(said));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it listens at no port');
  return {
    address: `http://127.0.0.1:${address.port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
