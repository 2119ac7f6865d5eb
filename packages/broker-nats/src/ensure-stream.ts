import {
  DiscardPolicy,
  JetStreamApiCodes,
  JetStreamApiError,
  type JetStreamManager,
  RetentionPolicy,
  StorageType,
  type StreamConfig,
} from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import { EVENT_SUBJECTS } from './event-message.js';

/** For how long a stream that is made knows an event again, milliseconds. */
const KNOWN_AGAIN_MS = 10 * 60_000;

/**
 * Makes the stream where it is missing; one that is there is used as it is.
 *
 * @param keepMs how long one that is made keeps an event, milliseconds
 * @throws Error when it is there and takes other subjects
 */
export async function ensureStream(manager: JetStreamManager, stream: string, keepMs: number): Promise<void> {
  const config = await configOf(manager, stream);
  if (config === null) {
    await manager.streams.add({
      name: stream,
      description: 'The events of ticket distribution',
      subjects: [EVENT_SUBJECTS],
      retention: RetentionPolicy.Limits,
      storage: StorageType.File,
      discard: DiscardPolicy.Old,
      max_age: nanos(keepMs),
      duplicate_window: nanos(Math.min(KNOWN_AGAIN_MS, keepMs)),
    });
  } else if (!config.subjects.includes(EVENT_SUBJECTS)) {
    throw new Error(`The stream ${stream} takes ${config.subjects.join(', ')}: ${EVENT_SUBJECTS} is not among them.`);
  }
}

async function configOf(manager: JetStreamManager, stream: string): Promise<StreamConfig | null> {
  try {
    return (await manager.streams.info(stream)).config;
  } catch (error) {
    if (error instanceof JetStreamApiError && error.code === JetStreamApiCodes.StreamNotFound) return null;
    throw error;
  }
}
