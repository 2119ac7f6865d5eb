import { randomUUID } from 'node:crypto';
import type { NodeProcess } from '@ticket-distribution/processes';
import { ask } from '../../calls/ask.js';
import type { LoadSpec } from '../../load/load-spec.js';
import type { BenchWorld } from '../../world/bench-world.js';

const ADMIN_API = '/admin-api';
const LOGIN =
  'mutation ($name: String!, $password: String!) { login(username: $name, password: $password) { __typename } }';
const FULFIL =
  'mutation ($line: ID!) { addFulfillmentToOrder(input: { lines: [{ orderLineId: $line, quantity: 1 }], handler: { code: "nod", arguments: [] } }) { ... on Fulfillment { id state } ... on ErrorResult { errorCode message } } }';

/** Vendure (tools/bench-peer) on a database of its own, with a session of its superadmin. */
export class Vendure {
  private constructor(
    readonly process: NodeProcess,
    private readonly token: string,
  ) {}

  static async start(world: BenchWorld, databaseUrl: string, ticketSystem: string): Promise<Vendure> {
    const [name, password] = ['superadmin', randomUUID()];
    const server = await world.startTool('bench-peer/server.mjs', {
      NODE_ENV: 'production',
      VENDURE_DISABLE_TELEMETRY: 'true',
      DATABASE_URL: databaseUrl,
      TICKET_SYSTEM: ticketSystem,
      SUPERADMIN: name,
      PASSWORD: password,
    });
    return new Vendure(server, await login(server, { name, password }));
  }

  /** Makes so many paid orders of one line. @returns the load that fulfils each of them, without its clients */
  async paidOrders(count: number): Promise<Omit<LoadSpec, 'address' | 'clients'>> {
    const path = `${this.process.address}/paid-orders?count=${count}`;
    const { firstLineId } = await ask<{ firstLineId: number }>('POST', path);
    return {
      method: 'POST',
      path: ADMIN_API,
      body: { text: JSON.stringify({ query: FULFIL, variables: { line: '{n}' } }) },
      headers: { Authorization: `Bearer ${this.token}` },
      status: 200,
      contains: '"state":"Pending"',
      from: firstLineId,
      count,
    };
  }
}

/** @returns the token of the session */
async function login({ address }: NodeProcess, variables: Readonly<Record<string, string>>): Promise<string> {
  const headers = { 'Content-Type': 'application/json' };
  const body = JSON.stringify({ query: LOGIN, variables });
  const answer = await fetch(address + ADMIN_API, { method: 'POST', headers, body });
  const token = answer.headers.get('vendure-auth-token');
  if (token === null) throw new Error(`Vendure opened no session: ${await answer.text()}`);
  return token;
}
