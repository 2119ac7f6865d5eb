import type { EngineParts } from './engine-parts.js';
import { PublicationLease } from '../feed/publication-lease.js';
import { PublishEvents } from '../feed/publish-events.js';
import { PublishLoop } from '../feed/publish-loop.js';

/** The loop that tells the publisher of an engine the feed; null: it has none. */
export function publishLoopOf(parts: EngineParts): PublishLoop | null {
  const { publisher, work, tail, clock, ids, log, settings } = parts;
  if (publisher === undefined) return null;
  const lease = new PublicationLease(publisher.name, work, clock, ids, settings);
  return new PublishLoop(new PublishEvents(publisher, lease, work, log), lease, tail, clock, log);
}
