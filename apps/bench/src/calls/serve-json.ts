import { once } from 'node:events';
import { type IncomingMessage, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Serves JSON on a free port of the loopback, and says where: what the other processes of the benchmark are told by. */
export async function serveJson(
  answer: (method: string, path: string, body: unknown) => Promise<unknown>,
): Promise<void> {
  const server = createServer((request, response) => {
    const { method = '', url = '' } = request;
    readText(request)
      .then(async (text) => answer(method, url, text === '' ? null : JSON.parse(text)))
      .then(
        (result) => response.end(JSON.stringify(result ?? null)),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
  });
  server.requestTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  console.log(`Listening on http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

/** The whole body. */
export async function readText(request: IncomingMessage): Promise<string> {
  request.setEncoding('utf8');
  let text = '';
  for await (const chunk of request) text += chunk as string;
  return text;
}
