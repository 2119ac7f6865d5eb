import { Agent, request } from 'node:http';

/** A whole answer. */
export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Calls one server over connections that are kept. */
export class KeptAliveClient {
  private readonly agent: Agent;
  private readonly host: string;
  private readonly port: string;

  /**
   * @param connections how many at most
   * @param headers of every request, besides its own
   */
  constructor(
    address: string,
    connections: number,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {
    const { hostname, port } = new URL(address);
    this.host = hostname;
    this.port = port;
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** @throws Error when the connection fails */
  call(method: string, path: string, body: string | null, contentType = 'application/json'): Promise<Answer> {
    const headers: Record<string, string | number> = { 'ET-Client-Name': 'ticket-distribution-bench', ...this.headers };
    if (body !== null) {
      headers['Content-Type'] = contentType;
      headers['Content-Length'] = Buffer.byteLength(body);
    }
    const { agent, host, port } = this;
    return new Promise((resolve, reject) => {
      const sent = request({ agent, host, port, method, path, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
        response.on('error', reject);
      });
      sent.on('error', reject);
      sent.end(body ?? undefined);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
