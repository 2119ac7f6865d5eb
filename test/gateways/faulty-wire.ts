import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { GatewayFault } from '@ticket-distribution/testkit/suites';

type WireFault = Exclude<GatewayFault, 'refuse'>;

/** The wire between a gateway and its ticket system: every call goes through, or meets the fault that is laid in its way. */
export class FaultyWire {
  private fault: WireFault | null = null;
  private port = 0;
  private readonly server: Server;

  private constructor(private readonly address: string) {
    this.server = createServer((request, response) => void this.carry(request, response));
  }

  /** @param address where the ticket system is */
  static async open(address: string): Promise<FaultyWire> {
    const wire = new FaultyWire(address);
    await wire.listen();
    return wire;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async meet(fault: WireFault): Promise<void> {
    this.fault = fault;
    if (fault === 'connection-refused') await this.close();
  }

  async recover(): Promise<void> {
    this.fault = null;
    if (!this.server.listening) await this.listen();
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  private async listen(): Promise<void> {
    await new Promise<void>((listening) => this.server.listen(this.port, '127.0.0.1', listening));
    this.port = (this.server.address() as AddressInfo).port;
  }

  private async carry(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { fault } = this;
    const { method = '', url = '', headers } = request;
    const body = await buffer(request);
    if (fault === 'request-lost') return void response.destroy();
    if (fault === 'unavailable') return void response.writeHead(503).end();
    const type = headers['content-type'];
    const answer = await fetch(this.address + url, {
      method,
      ...(type !== undefined && { headers: { 'content-type': type }, body }),
    });
    const text = await answer.text();
    if (fault === 'answer-lost') return void response.destroy();
    if (fault === 'time-out') return;
    if (fault === 'garbage') return void response.writeHead(200).end('<html>It works!</html>');
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' }).end(text);
  }
}
