import { once } from 'node:events';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { importSPKI, jwtVerify } from 'jose';
import { EMAIL, GOOGLE_PUBLIC_KEY } from './google-settings.js';

interface Stored {
  readonly [member: string]: unknown;
}

/** Stands for Google's token endpoint and its API of transit objects. It takes a token for as long as it says. */
export class GoogleApi {
  readonly objects = new Map<string, Stored>();
  readonly calls: string[] = [];
  tokens = 0;
  /** A status instead of what would be done, for calls that begin so. */
  fault: { readonly call: string; readonly status: number; times: number } | null = null;
  /** What happens before a call that begins so. */
  meanwhile: { readonly call: string; act: (() => void) | null } = { call: '', act: null };
  private valid = '';
  /** What time it is there. */
  now = '2026-12-05T07:00:10Z';

  private constructor(private readonly server: Server) {
    server.on('request', (request, response) => void this.take(request, response));
  }

  static async open(): Promise<GoogleApi> {
    const server = createServer();
    const api = new GoogleApi(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return api;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** No token that it has given is good any more. */
  revoke(): void {
    this.valid = '';
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    const call = `${request.method} ${request.url}`;
    this.calls.push(call);
    const { status, json } = await this.answer(call, request, body);
    if (status === 0) request.socket.destroy();
    else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
  }

  private async answer(
    call: string,
    request: IncomingMessage,
    body: string,
  ): Promise<{ status: number; json: object }> {
    if (this.meanwhile.act !== null && call.startsWith(this.meanwhile.call)) {
      const { act } = this.meanwhile;
      this.meanwhile.act = null;
      act();
    }
    if (this.fault !== null && call.startsWith(this.fault.call) && this.fault.times > 0) {
      this.fault.times -= 1;
      return { status: this.fault.status, json: {} };
    }
    if (call === 'POST /token') return this.grant(new URLSearchParams(body));
    if (request.headers.authorization !== `Bearer ${this.valid}` || this.valid === '') return { status: 401, json: {} };
    const object = JSON.parse(body) as Stored;
    if (request.method === 'POST') {
      const id = String(object['id']);
      if (this.objects.has(id)) return { status: 409, json: {} };
      this.objects.set(id, object);
      return { status: 200, json: object };
    }
    const id = String(request.url?.split('/').at(-1));
    const known = this.objects.get(id);
    if (known === undefined) return { status: 404, json: {} };
    const patched = merged(known, object);
    this.objects.set(id, patched);
    return { status: 200, json: patched };
  }

  private async grant(form: URLSearchParams): Promise<{ status: number; json: object }> {
    const isBearer = form.get('grant_type') === 'urn:ietf:params:oauth:grant-type:jwt-bearer';
    const key = await importSPKI(GOOGLE_PUBLIC_KEY, 'RS256');
    try {
      const expected = { issuer: EMAIL, audience: `${this.url}/token`, currentDate: new Date(this.now) };
      const { payload } = await jwtVerify(form.get('assertion') ?? '', key, {
        ...expected,
        requiredClaims: ['exp', 'iat'],
      });
      if (!isBearer || payload['scope'] !== 'https://www.googleapis.com/auth/wallet_object.issuer')
        throw new Error('grant');
    } catch {
      return { status: 400, json: { error: 'invalid_grant' } };
    }
    this.tokens += 1;
    this.valid = `token-${this.tokens}`;
    return { status: 200, json: { access_token: this.valid, expires_in: 3600, token_type: 'Bearer' } };
  }
}

/** As a patch does it: objects member by member, and null takes away. */
function merged(known: Stored, patch: Stored): Stored {
  const result: Record<string, unknown> = { ...known };
  for (const [name, value] of Object.entries(patch)) {
    const [before, isObject] = [known[name], typeof value === 'object' && value !== null && !Array.isArray(value)];
    if (value === null) delete result[name];
    else if (isObject && typeof before === 'object') result[name] = merged(before as Stored, value as Stored);
    else result[name] = value;
  }
  return result;
}
