import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect as connectTo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '@ticket-distribution/processes';
import { jetstreamManager } from '@nats-io/jetstream';
import { describe, it } from 'mocha';
import { type NatsConnection, connect } from '@nats-io/transport-node';

/** Where the server of NATS is on this machine; null: nowhere. */
export const NATS_SERVER =
  ['nats-server', '/usr/sbin/nats-server'].find((command) => spawnSync(command, ['--version']).status === 0) ?? null;

/** Tests that need the server: where there is none, one line says that they are left out. */
export function describeWithNats(title: string, tests: () => void): void {
  if (NATS_SERVER !== null) describe(title, tests);
  else describe(title, () => it.skip('is left out: there is no nats-server on this machine', () => {}));
}

/** Who asks, where the server wants to know. */
export interface Proof {
  readonly user?: string;
  readonly pass?: string;
}

/** A message of a stream. */
export interface KeptMessage {
  readonly subject: string;
  readonly id: string;
  readonly contentType: string;
  readonly body: unknown;
}

/** A NATS server with JetStream, which can be killed and started again on what it has stored. */
export class NatsServer {
  private process: ChildProcess | null = null;
  private readonly folder = mkdtempSync(join(tmpdir(), 'nats-'));

  private constructor(
    private readonly port: number,
    private readonly more: readonly string[],
  ) {}

  /** @param more arguments of the server */
  static async start(...more: readonly string[]): Promise<NatsServer> {
    const server = new NatsServer(await freePort(), more);
    await server.restart();
    return server;
  }

  get url(): string {
    return `nats://127.0.0.1:${this.port}`;
  }

  /** Starts it on what it has stored. */
  async restart(): Promise<void> {
    const place = ['-js', '-sd', this.folder, '-a', '127.0.0.1', '-p', String(this.port)];
    this.process = spawn(NATS_SERVER ?? 'nats-server', [...place, ...this.more], { stdio: 'ignore' });
    for (let tries = 0; !(await this.isListening()); tries += 1) {
      if (tries === 200) throw new Error('The NATS server does not listen.');
      await pause(25);
    }
  }

  /** Ends it at once, without a word to anybody. */
  async kill(): Promise<void> {
    const { process: running } = this;
    this.process = null;
    if (running === null || running.exitCode !== null) return;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGKILL');
    await gone;
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** All messages of a stream in their order. */
  async messages(stream: string, proof: Proof = {}): Promise<readonly KeptMessage[]> {
    return this.asking(async (connection) => {
      const manager = await jetstreamManager(connection);
      const { state } = await manager.streams.info(stream);
      const messages: KeptMessage[] = [];
      for (let seq = state.first_seq; state.messages > 0 && seq <= state.last_seq; seq += 1) {
        const message = await manager.streams.getMessage(stream, { seq });
        if (message === null) continue;
        const id = message.header.get('Nats-Msg-Id');
        const contentType = message.header.get('content-type');
        messages.push({ subject: message.subject, id, contentType, body: message.json() });
      }
      return messages;
    }, proof);
  }

  /** Does work over a connection of its own. */
  async asking<T>(work: (connection: NatsConnection) => Promise<T>, proof: Proof = {}): Promise<T> {
    const connection = await connect({ servers: this.url, reconnect: false, ...proof });
    try {
      return await work(connection);
    } finally {
      await connection.close();
    }
  }

  private isListening(): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = connectTo(this.port, '127.0.0.1');
      socket.once('data', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
  }
}
