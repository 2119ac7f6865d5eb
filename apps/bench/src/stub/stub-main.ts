import { once } from 'node:events';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { readText } from '../calls/serve-json.js';
import { Ledger } from './ledger.js';
import { addOrdersResponse, getOrderGroupsResponse, readNodMessage } from './nod-messages.js';

// The ticket system of the benchmark, a process of its own: NOD's back office as far as an issue goes, as quick as
// node:http can be, with a latency of choice (PUT /latency) and a ledger of what it was handed over (GET /ledger).
const ledger = new Ledger();
let latencyMs = 0;

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
});
server.keepAliveTimeout = 600_000;
server.listen(0, '127.0.0.1');
await once(server, 'listening');
console.log(`Listening on http://127.0.0.1:${(server.address() as AddressInfo).port}`);

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const text = await readText(request);
  if (request.url === '/nod/backoffice') return backOffice(text, response);
  if (request.url === '/latency') latencyMs = (JSON.parse(text) as { milliseconds: number }).milliseconds;
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(ledger.count));
}

async function backOffice(text: string, response: ServerResponse): Promise<void> {
  const message = readNodMessage(text);
  if (latencyMs > 0) await wait(latencyMs);
  if (message === null) {
    response.writeHead(400).end();
    return;
  }
  const xml =
    message.name === 'AddOrders'
      ? addOrdersResponse(message.key, ledger.apply(message.key, message.tickets))
      : getOrderGroupsResponse(new Map(message.keys.map((key) => [key, ledger.ticketsOf(key)])));
  response.writeHead(200, { 'Content-Type': 'text/xml; charset=utf-8', 'Content-Length': Buffer.byteLength(xml) });
  response.end(xml);
}
