import type { CallOptions, Client, RequestOf } from './client.js';
import type { CloudEvent } from './generated/schemas.js';
import { successOf } from './refused.js';

/** How long one request waits for an event, seconds. */
const WAIT_S = 20;

/** Which events are wanted, and from where on. */
export type EventsRequest = Omit<NonNullable<RequestOf<'readEvents'>['query']>, 'envelope' | 'wait'>;

/** An event, and the `after` with which the feed goes on behind it: what to keep once it is worked off. */
export interface FedEvent {
  readonly event: CloudEvent;
  readonly next: number;
}

/**
 * The events of the feed, one after the other, and then each as it happens: without an end, until the signal ends it. An event
 * comes again after a restart from an older place; its id says so.
 *
 * @throws Refused `events/forgotten` when events behind `after` are kept no more, and what `readEvents` throws
 */
export async function* eventsOf(
  client: Pick<Client, 'readEvents'>,
  request: EventsRequest = {},
  options?: CallOptions,
): AsyncGenerator<FedEvent, void, undefined> {
  for (let after = request.after ?? 0; ; ) {
    const query = { ...request, after, wait: WAIT_S, envelope: 'cloudevents' as const };
    const { body } = successOf(await client.readEvents({ query }, options));
    for (const event of body.items as readonly CloudEvent[]) yield { event, next: Number(event.sequence) };
    after = body.next;
  }
}
