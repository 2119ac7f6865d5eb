import type { JetStreamManager } from '@nats-io/jetstream';
import { EVENT_SUBJECTS } from './event-message.js';

/** Where a stream ends. */
export interface StreamEnd {
  /** The number of its last message, of whomever; 0: there was none. */
  readonly sequence: number;
  /** The id of the last event that it holds; null: it holds none. */
  readonly eventId: string | null;
}

export async function endOf(manager: JetStreamManager, stream: string): Promise<StreamEnd> {
  const last = await manager.streams.getMessage(stream, { last_by_subj: EVENT_SUBJECTS });
  const { state } = await manager.streams.info(stream);
  const eventId = last?.header.get('Nats-Msg-Id') ?? '';
  return { sequence: state.last_seq, eventId: eventId === '' ? null : eventId };
}
