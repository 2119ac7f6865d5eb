import { once } from 'node:events';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  ApplePasses,
  ApplePushSender,
  InMemoryPassRegistrations,
  PassWebService,
  type ServiceAnswer,
  type WalletTicket,
} from '@ticket-distribution/artefact-wallet';
import type { PushService } from './a-push-service.js';
import { aWalletTicket } from './a-wallet-ticket.js';
import { appleSettings } from './apple-settings.js';
import { PASS_TYPE, certificates } from './certificates.js';

/** What an application makes of this package: the web service over HTTP, and a push for every change. */
export class WalletServer {
  readonly registrations = new InMemoryPassRegistrations();
  readonly passes = new ApplePasses(appleSettings());
  private readonly tickets = new Map<string, WalletTicket>();
  private readonly sender: ApplePushSender;
  private readonly service: PassWebService;
  private readonly server: Server;
  private time = Date.parse(certificates().at);

  private constructor(pushService: PushService) {
    const { pass, passKey, root } = certificates();
    const certificate = { passTypeIdentifier: PASS_TYPE, certificate: pass, key: passKey, ca: root };
    this.sender = new ApplePushSender({ ...certificate, host: '127.0.0.1', port: pushService.port });
    this.service = new PassWebService({
      passes: this.passes,
      registrations: this.registrations,
      source: { latest: async (serial) => this.tickets.get(serial) ?? null },
      now: () => this.now(),
    });
    this.server = createServer((request, response) => void this.take(request, response));
  }

  static async open(pushService: PushService): Promise<WalletServer> {
    const server = new WalletServer(pushService);
    server.server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** A new ticket, and the pass of it that a web site offers. */
  issue(serialNumber: string): Uint8Array {
    const ticket = aWalletTicket({ serialNumber, updatedAt: this.now() });
    this.tickets.set(serialNumber, ticket);
    return this.passes.pass(ticket, this.now());
  }

  async void(serialNumber: string): Promise<void> {
    this.tickets.set(serialNumber, aWalletTicket({ serialNumber, state: 'VOIDED', updatedAt: this.now() }));
    await this.registrations.changed(serialNumber);
    const registered = await this.registrations.registrationsOf(PASS_TYPE, serialNumber);
    for (const { pushToken } of registered) await this.push(pushToken);
  }

  async close(): Promise<void> {
    this.sender.close();
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async push(pushToken: string): Promise<void> {
    const { kind } = await this.sender.send(pushToken);
    if (kind === 'TOKEN_GONE') await this.registrations.forget(pushToken);
  }

  /** A tenth of a second passes each time. */
  private now(): string {
    this.time += 100;
    return new Date(this.time).toISOString();
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { status, headers, body } = await this.answer(request, Buffer.concat(chunks).toString('utf8'));
    response.writeHead(status, headers).end(body ?? undefined);
  }

  private async answer(request: IncomingMessage, text: string): Promise<ServiceAnswer> {
    const url = new URL(request.url ?? '', this.url);
    const [, , kind = '', first = '', , ...rest] = url.pathname.split('/').map((part) => decodeURIComponent(part));
    const { authorization } = request.headers;
    if (kind === 'passes') {
      const serialNumber = url.pathname.split('/').at(-1) ?? '';
      const ifModifiedSince = request.headers['if-modified-since'];
      return this.service.latest({ passTypeIdentifier: first, serialNumber, authorization, ifModifiedSince });
    }
    const [passTypeIdentifier = '', serialNumber = ''] = rest;
    const pass = { deviceLibraryIdentifier: first, passTypeIdentifier, serialNumber, authorization };
    if (request.method === 'DELETE') return this.service.unregister(pass);
    if (request.method === 'GET') {
      const passesUpdatedSince = url.searchParams.get('passesUpdatedSince') ?? undefined;
      return this.service.changed({ ...pass, passesUpdatedSince });
    }
    const { pushTo, ...answer } = await this.service.register({ ...pass, body: JSON.parse(text) as unknown });
    if (pushTo !== null) await this.push(pushTo.pushToken);
    return answer;
  }
}
