import { once } from 'node:events';
import { type AddressInfo, type Server, type Socket, connect, createServer } from 'node:net';

/** Where the line breaks: at the greeting, at a command, within the content, at its end, or before the answer to it. */
export const STAGES = [
  'GREETING',
  'EHLO',
  'AUTH',
  'MAIL',
  'RCPT',
  'DATA',
  'CONTENT',
  'END_OF_CONTENT',
  'ANSWER',
] as const;
export type Stage = (typeof STAGES)[number] | 'STARTTLS';

/** What a fault is: the connection breaks, or nothing comes any more. */
export type Fault = 'BREAKS' | 'IS_SILENT';

const END = '\r\n.\r\n';

/** A line to a mail server that has a fault at one stage. What reaches the stage goes no further. */
export class FaultyLine {
  stage: Stage | null = null;
  fault: Fault = 'BREAKS';
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly target: number,
  ) {
    server.on('connection', (client) => this.join(client));
  }

  static async to(target: number): Promise<FaultyLine> {
    const server = createServer();
    const line = new FaultyLine(server, target);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return line;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Breaks every connection that there is. */
  cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, 'close');
  }

  private join(client: Socket): void {
    const upstream = connect(this.target, '127.0.0.1');
    const both = [client, upstream];
    for (const socket of both) {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.sockets.delete(socket);
        for (const one of both) one.destroy();
      });
    }
    let isDead = false;
    const fails = (stage: string): boolean => {
      if (isDead || stage !== this.stage) return isDead;
      isDead = true;
      if (this.fault === 'BREAKS') for (const socket of both) socket.destroy();
      return true;
    };
    const conversation = new Conversation(fails, (text) => upstream.write(text, 'latin1'));
    client.on('data', (chunk: Buffer) => conversation.says(chunk.toString('latin1')));
    upstream.on('data', (chunk: Buffer) => {
      if (conversation.isAnswered(chunk.toString('latin1'))) client.write(chunk);
    });
  }
}

/** What client and server say in turn, without TLS. */
class Conversation {
  private pending = '';
  private phase: 'GREETING' | 'COMMANDS' | 'CONTENT' | 'ANSWER' = 'GREETING';

  constructor(
    private readonly fails: (stage: string) => boolean,
    private readonly forward: (text: string) => void,
  ) {}

  /** Takes what the client says, and forwards it as far as the line holds. */
  says(text: string): void {
    this.pending += text;
    while (this.pending !== '') {
      const isContent = this.phase === 'CONTENT';
      if (isContent && this.fails('CONTENT')) return;
      const mark = isContent ? END : '\r\n';
      const at = this.pending.indexOf(mark);
      if (at < 0) return this.forwardSome(isContent);
      const part = this.pending.slice(0, at + mark.length);
      this.pending = this.pending.slice(part.length);
      if (this.fails(isContent ? 'END_OF_CONTENT' : (part.split(/[ :\r]/)[0] ?? ''))) return;
      if (isContent) this.phase = 'ANSWER';
      this.forward(part);
    }
  }

  /** Of content all but what may be the beginning of its end. */
  private forwardSome(isContent: boolean): void {
    if (!isContent) return;
    this.forward(this.pending.slice(0, -END.length));
    this.pending = this.pending.slice(-END.length);
  }

  /** Whether an answer of the server comes through. */
  isAnswered(text: string): boolean {
    if (this.phase === 'GREETING' || this.phase === 'ANSWER') {
      if (this.fails(this.phase)) return false;
      this.phase = 'COMMANDS';
    }
    if (/^354/m.test(text)) this.phase = 'CONTENT';
    return !this.fails('');
  }
}
