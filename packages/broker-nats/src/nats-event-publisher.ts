import type { EventPublisher, StoredEvent } from '@ticket-distribution/application';
import { connectionOptions } from './connection-options.js';
import type { NatsOptions } from './nats-options.js';
import { PublishingLine } from './publishing-line.js';

/**
 * Tells the feed to a stream of NATS JetStream: the subject is `ticket-distribution.<organisation>.<type>`, the id of the event
 * is the id of the message. It connects when there is something to tell.
 */
export class NatsEventPublisher implements EventPublisher {
  readonly name: string;
  private line: PublishingLine | null = null;

  /** @throws Error when there is a file of credentials, and it cannot be used */
  constructor(private readonly options: NatsOptions) {
    this.name = `nats/${options.stream}`;
    connectionOptions(options);
  }

  async publish(events: readonly StoredEvent[]): Promise<void> {
    try {
      if (this.line?.isClosed) this.line = null;
      this.line ??= await PublishingLine.open(this.options);
      await this.line.publish(events);
    } catch (error) {
      await this.close();
      const message = error instanceof Error ? error.message : String(error);
      throw new Error(`The stream ${this.options.stream} of NATS did not keep all events: ${message}`, {
        cause: error,
      });
    }
  }

  /** Ends the connection; what is told later opens another one. */
  async close(): Promise<void> {
    const { line } = this;
    this.line = null;
    await line?.close();
  }
}
