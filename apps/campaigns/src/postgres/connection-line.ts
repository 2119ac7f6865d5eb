import { once } from 'node:events';
import { type AddressInfo, type Server, type Socket, connect, createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** The line between apps and a database, which can be cut and can go dead. */
export class ConnectionLine {
  private readonly sockets = new Set<Socket>();
  private isHeld = false;

  private constructor(private readonly server: Server) {}

  static async to(port: number): Promise<ConnectionLine> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const line = new ConnectionLine(server);
    server.on('connection', (near) => line.join(near, connect(port, '127.0.0.1')));
    return line;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Breaks every connection at this moment, whatever is under way on it. */
  cut(): void {
    for (const socket of this.sockets) socket.resetAndDestroy();
  }

  /** Nothing comes through for a while, and nobody is told; afterwards what was sent meanwhile arrives. */
  async hold(milliseconds: number): Promise<void> {
    this.isHeld = true;
    for (const socket of this.sockets) socket.pause();
    await wait(milliseconds);
    this.isHeld = false;
    for (const socket of this.sockets) socket.resume();
  }

  close(): void {
    this.server.close();
    this.cut();
  }

  private join(near: Socket, far: Socket): void {
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(from);
      from.on('data', (data) => to.write(data));
      from.on('error', () => to.destroy());
      from.on('end', () => to.end());
      from.on('close', () => {
        this.sockets.delete(from);
        to.destroy();
      });
      if (this.isHeld) from.pause();
    }
  }
}
