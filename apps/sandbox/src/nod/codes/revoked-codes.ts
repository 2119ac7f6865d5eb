import { type Revocation, endSecond, signRevocationList } from '@ticket-distribution/ticket-code';
import type { NodOrder, OrderGroup } from '../../state/order-group.js';
import type { State } from '../../state/state.js';
import type { CodeKey } from './code-key.js';
import { codeNumberOf, newerCode } from './issues-of.js';

const validMs = 24 * 60 * 60 * 1000;

/** Which signed codes that a phone has got are good no longer: a compact JWS for inspectors, good for a day. */
export const revokedCodes = (state: State, now: Date, { keyId, keySet, sign }: CodeKey): Promise<string> => {
  const revocations = [...state.orderGroups.values()].flatMap((group) =>
    group.orders.flatMap((order) => revocationOf(state, group, order, now) ?? []),
  );
  const issuedAt = seconds(now);
  const validUntil = seconds(new Date(now.getTime() + validMs));
  return signRevocationList(
    { issuer: keySet.issuer, cursor: issuedAt, issuedAt, validUntil, revocations },
    { keyId, sign: async (bytes) => sign(bytes) },
  );
};

const revocationOf = (
  state: State,
  group: OrderGroup,
  { reference: ticketId, content, payload, cancellation }: NodOrder,
  now: Date,
): Revocation | null => {
  if (content.kind !== 'mobileTicket' || content.qrChecksumType === 'NONE' || payload === null) return null;
  if (cancellation === null) return null;
  const since = new Date(cancellation.effectiveDate ?? cancellation.at);
  if (since > now) return null;
  const upTo = codeNumberOf(state, ticketId, group);
  const newer = newerCode(state, ticketId, upTo);
  return {
    ticketId,
    upTo,
    since: seconds(since),
    reason: newer === null ? cancellation.state : 'HANDED_OVER_ANEW',
    keepUntil: endSecond(content.ticket.endOfValidity),
    ...(newer !== null && { newer }),
  };
};

const seconds = (instant: Date): number => Math.floor(instant.getTime() / 1000);
