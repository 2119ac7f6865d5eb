import { groupState, type OrderGroup } from '../../state/order-group.js';
import type { State } from '../../state/state.js';
import { ClientError } from '../client-protocol/client-error.js';

/** What a client must be able to do to pick up from that medium: 9 is a mobile 2D barcode, 16 DESFire APDU. */
export const requiredCapabilities: { readonly [Medium in OrderGroup['medium']]: readonly number[] } = {
  QR: [9],
  TRAVEL_CARD: [16],
};

/** Held by a client whose time has not run out. */
const isReserved = (group: OrderGroup, state: State, now: string): boolean => {
  const session = state.sessionOfGroup(group.reference);
  return session !== undefined && !session.finished && session.reservedUntil > now;
};

/** Checks that the group can be picked up now. Throws `ClientError` with the reason why not. */
export const checkAvailable = (group: OrderGroup, state: State, now: string): void => {
  switch (groupState(group)) {
    case 'CANCELLED':
      throw new ClientError(410, 'GROUP_CANCELLED', 'This order group is cancelled.');
    case 'COMMITTED':
      throw new ClientError(409, 'ALREADY_PICKED_UP', 'This order group was picked up already.');
    case 'DISTRIBUTED':
    case 'ACTIVATED':
      checkNow(group, state, now);
  }
};

const checkNow = (group: OrderGroup, state: State, now: string): void => {
  const { earliestPickup } = group;
  if (earliestPickup !== null && now < earliestPickup) {
    throw new ClientError(409, 'TOO_EARLY', `This order group can be picked up from ${earliestPickup}.`, {
      earliestPickup,
    });
  }
  if (isReserved(group, state, now))
    throw new ClientError(409, 'GROUP_RESERVED', 'Another client is picking up this order group.');
};

const isWaiting = (group: OrderGroup): boolean => ['DISTRIBUTED', 'ACTIVATED'].includes(groupState(group));

/** The groups that wait for a card, the oldest first, with whether each can be picked up now. */
export const groupsWaitingForCard = (state: State, mediaSerialNumber: string, now: string) =>
  state
    .groupsOfCard(mediaSerialNumber)
    .filter(isWaiting)
    .map((group) => ({ group, reason: reasonAgainst(group, state, now) }));

const reasonAgainst = (group: OrderGroup, state: State, now: string): ClientError | null => {
  try {
    checkAvailable(group, state, now);
    return null;
  } catch (error) {
    if (error instanceof ClientError) return error;
    throw error;
  }
};

/** The first group that a card can pick up now. Throws `ClientError`: why the first one cannot, or that there is none. */
export const firstGroupForCard = (state: State, mediaSerialNumber: string, now: string): OrderGroup => {
  const waiting = groupsWaitingForCard(state, mediaSerialNumber, now);
  const available = waiting.find(({ reason }) => reason === null);
  if (available !== undefined) return available.group;
  throw waiting[0]?.reason ?? new ClientError(404, 'NO_GROUP_FOR_CARD', 'No order group waits for this card.');
};
