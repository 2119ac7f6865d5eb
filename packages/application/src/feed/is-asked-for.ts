import type { EventsAsked, StoredEvent } from '../ports/event-repository.js';

/** Whether the event is of the organisation and of one of the types that are asked for. */
export function isAskedFor(
  event: StoredEvent,
  { organisationId, types }: Pick<EventsAsked, 'organisationId' | 'types'>,
): boolean {
  const isOfReach = organisationId === undefined || event.organisationId === organisationId;
  return isOfReach && (types === undefined || types.includes(event.type));
}
