import { once } from 'node:events';
import { type AddressInfo, type Server, type Socket, connect, createServer } from 'node:net';

/** Passes bytes between clients and a port of this machine, and cuts the line after so many of them. */
export class CuttingProxy {
  private readonly sockets = new Set<Socket>();
  private left = Number.POSITIVE_INFINITY;

  private constructor(
    private readonly server: Server,
    private readonly target: number,
  ) {}

  static async before(url: string): Promise<CuttingProxy> {
    const server = createServer();
    const proxy = new CuttingProxy(server, Number(new URL(url).port));
    server.on('connection', (client) => proxy.pass(client));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return proxy;
  }

  get url(): string {
    return `nats://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** From now on so many bytes of clients arrive, then everything ends at once. */
  cutAfter(bytes: number): void {
    this.left = bytes;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private pass(client: Socket): void {
    const server = connect(this.target, '127.0.0.1');
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      this.sockets.add(from);
      from.on('error', () => undefined);
      from.on('close', () => {
        this.sockets.delete(from);
        to.destroy();
      });
    }
    server.on('data', (bytes) => client.write(bytes));
    client.on('data', (bytes) => {
      const arriving = bytes.subarray(0, this.left);
      this.left -= arriving.length;
      server.write(arriving);
      if (arriving.length < bytes.length) server.end(() => client.destroy());
    });
  }
}
