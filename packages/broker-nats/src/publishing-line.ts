import { type JetStreamClient, type PubAck, jetstream, jetstreamManager } from '@nats-io/jetstream';
import { type NatsConnection, connect } from '@nats-io/transport-node';
import type { StoredEvent } from '@ticket-distribution/application';
import { connectionOptions } from './connection-options.js';
import { ensureStream } from './ensure-stream.js';
import { eventMessage } from './event-message.js';
import { DEFAULT_KEEP_MS, DEFAULT_TIMEOUT_MS, type NatsOptions } from './nats-options.js';
import { type StreamEnd, endOf } from './stream-end.js';

/**
 * One connection to the stream, and where the stream ends. Each event says after which message it is to stand: where one before
 * it is missing, or another process writes meanwhile, it is refused. After a failure nothing is sent over it any more.
 */
export class PublishingLine {
  /** Whether the end is known from an answer to what was sent here. */
  private isProven = false;

  private constructor(
    private readonly connection: NatsConnection,
    private readonly client: JetStreamClient,
    private readonly options: NatsOptions,
    private end: StreamEnd,
  ) {}

  static async open(options: NatsOptions): Promise<PublishingLine> {
    const { stream, timeoutMs: timeout = DEFAULT_TIMEOUT_MS, keepMs = DEFAULT_KEEP_MS } = options;
    const connection = await connect(connectionOptions(options));
    try {
      const manager = await jetstreamManager(connection, { timeout });
      await ensureStream(manager, stream, keepMs);
      const end = await endOf(manager, stream);
      return new PublishingLine(connection, jetstream(connection, { timeout }), options, end);
    } catch (error) {
      await connection.close();
      throw error;
    }
  }

  get isClosed(): boolean {
    return this.connection.isClosed();
  }

  /** Resolves when the stream keeps all events, each behind the one before. */
  async publish(events: readonly StoredEvent[]): Promise<void> {
    const kept = events.findIndex(({ id }) => id === this.end.eventId);
    const missing = events.slice(kept + 1);
    const answers = this.isProven ? await this.sendTogether(missing) : await this.sendEach(missing);
    const sequence = Math.max(this.end.sequence, ...answers.map(({ seq }) => seq));
    this.end = { sequence, eventId: events.at(-1)?.id ?? this.end.eventId };
    this.isProven = true;
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  private sendTogether(events: readonly StoredEvent[]): Promise<PubAck[]> {
    return Promise.all(events.map((event, index) => this.send(event, this.end.sequence + index)));
  }

  /** One after another: some may be known there though they are not at the end, so that the stream does not grow by them. */
  private async sendEach(events: readonly StoredEvent[]): Promise<PubAck[]> {
    const answers: PubAck[] = [];
    let last = this.end.sequence;
    for (const event of events) {
      const answer = await this.send(event, last);
      answers.push(answer);
      last = Math.max(last, answer.seq);
    }
    return answers;
  }

  private send(event: StoredEvent, lastSequence: number): Promise<PubAck> {
    const { subject, payload, headers } = eventMessage(event);
    const expect = { streamName: this.options.stream, lastSequence };
    return this.client.publish(subject, payload, { msgID: event.id, headers, expect, retries: 0 });
  }
}
