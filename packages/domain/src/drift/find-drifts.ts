import { awaitedTickets, isStillToCome } from '../ticket/awaited-tickets.js';
import type { DeliverySnapshot } from '../delivery/delivery-snapshot.js';
import type { DriftKind, FoundDrift } from './drift.js';
import type { GroupSnapshot } from '../ticket/group-snapshot.js';
import { ticketsOf } from '../hand-over/hand-over.js';
import { type StatusReport, isValidThere } from '../hand-over/status-report.js';
import type { TicketDistribution } from '../ticket/ticket-distribution.js';
import { type TicketOf, ticketLookUp } from '../ticket/ticket-look-up.js';
import { holdingsOf } from '../ticket/ticket-standing.js';
import { isLive, isPickedUp } from '../ticket/ticket-status.js';

/** The kinds that a group and its deliveries show by themselves; the others show in a status report only. */
export const KNOWN_HERE: readonly DriftKind[] = [
  'cancel-refused',
  'change-refused',
  'replacement-refused',
  'outcome-unknown',
  'cancelled-externally',
];

/**
 * The differences that a group knows of by what its ticket systems answered.
 *
 * @param setAside its deliveries whose outcome nobody knows and nobody asks for any more
 * @param others the other groups of the order, as far as its tickets wait for theirs
 */
export function findKnownDrifts(
  group: GroupSnapshot,
  setAside: readonly DeliverySnapshot[],
  others: readonly GroupSnapshot[] = [],
): readonly FoundDrift[] {
  const ticketOf = ticketLookUp([group, ...others]);
  const isAwaited = awaitedIn(group);
  return [
    ...group.tickets.flatMap((ticket) => [
      ...refusedCancels(ticket),
      ...refusedChange(ticket),
      ...refusedReplacement(ticket, ticketOf),
      ...externalCancel(ticket, group, isAwaited),
    ]),
    ...setAside.flatMap(unknownOutcome),
  ];
}

/**
 * The differences between a group and what its ticket system says of the tickets that were issued under a key.
 *
 * @param busy tickets that an unanswered hand-over names: nobody can tell yet
 */
export function findReportedDrifts(
  group: GroupSnapshot,
  { key, tickets: sighted }: StatusReport,
  busy: ReadonlySet<string>,
): readonly FoundDrift[] {
  return group.tickets
    .filter(({ id }) => !busy.has(id))
    .flatMap((ticket) => {
      const there = sighted?.find(({ ticketDistributionId }) => ticketDistributionId === ticket.id);
      const holding = holdingsOf(ticket.standing).find((candidate) => candidate.key === key);
      const isValid = there !== undefined && isValidThere(there.status);
      if (holding === undefined) return isValid ? [found(ticket, 'valid-there', key, ended(ticket), there.status)] : [];
      if (ticket.standing.held?.key !== key || !isValidHere(ticket)) return [];
      if (there === undefined) return [found(ticket, 'missing-there', key, ticket.status, 'not known')];
      const { customerAccountRef: account } = there;
      return isValid && account !== null && account !== holding.customerAccountRef
        ? [found(ticket, 'account-differs', key, holding.customerAccountRef ?? 'no account', account)]
        : [];
    });
}

function refusedCancels(ticket: TicketDistribution): FoundDrift[] {
  return holdingsOf(ticket.standing).flatMap(({ key, cancelRefused }) =>
    cancelRefused === null ? [] : [found(ticket, 'cancel-refused', key, 'not wanted any more', cancelRefused)],
  );
}

function refusedChange(ticket: TicketDistribution): FoundDrift[] {
  const { changeRefused } = ticket.standing;
  if (changeRefused === null || !isLive(ticket.status)) return [];
  return [found(ticket, 'change-refused', null, `${changeRefused.operation} wanted`, changeRefused.reason)];
}

/** The old ticket stays valid while what should take its place was refused. */
function refusedReplacement(ticket: TicketDistribution, ticketOf: TicketOf): FoundDrift[] {
  if (ticket.status !== 'CANCELLING') return [];
  const awaited = awaitedTickets(ticket, ticketOf);
  const refused = awaited.filter(({ status }) => status === 'FAILED');
  return refused.length === 0
    ? []
    : [
        found(
          ticket,
          'replacement-refused',
          null,
          `replaced by ${refused.map(({ id }) => id).join(', ')}`,
          'still valid',
        ),
      ];
}

/** It lasts until the order wants the ticket no more, or another that somebody decided on is handed over. */
function externalCancel(
  ticket: TicketDistribution,
  { updatedForOrderLineVersion }: GroupSnapshot,
  isAwaited: (ticket: TicketDistribution) => boolean,
): FoundDrift[] {
  const { status, orderLineVersion, standing } = ticket;
  if (status !== 'CANCELLED_EXTERNALLY' || standing.cancellation !== null) return [];
  const isWanted = orderLineVersion === updatedForOrderLineVersion || (orderLineVersion === 0 && isAwaited(ticket));
  return isWanted ? [found(ticket, 'cancelled-externally', null, 'wanted by the order', 'cancelled')] : [];
}

/** Whether another ticket of the group is still to take the place of one. */
function awaitedIn({ tickets }: GroupSnapshot): (ticket: TicketDistribution) => boolean {
  let replaced: ReadonlySet<string | null> | undefined;
  return ({ id }) => {
    const toCome = (other: TicketDistribution): boolean => isLive(other.status) && isStillToCome(other);
    replaced ??= new Set(tickets.filter(toCome).map(({ standing }) => standing.replaces));
    return replaced.has(id);
  };
}

function unknownOutcome({ key, handOver, lastError }: DeliverySnapshot): FoundDrift[] {
  const { operation, fulfillmentMethod } = handOver;
  return ticketsOf(handOver).map((ticketDistributionId) => ({
    kind: 'outcome-unknown',
    ticketDistributionId,
    fulfillmentMethod,
    key,
    ours: `${operation} set aside`,
    theirs: lastError ?? 'no answer',
  }));
}

function found(
  { id, fulfillmentMethod }: TicketDistribution,
  kind: DriftKind,
  key: FoundDrift['key'],
  ours: string,
  theirs: string,
): FoundDrift {
  return { kind, ticketDistributionId: id, fulfillmentMethod, key, ours, theirs };
}

function isValidHere({ status }: TicketDistribution): boolean {
  return status === 'DISTRIBUTED' || isPickedUp(status);
}

function ended({ status, standing }: TicketDistribution): string {
  return standing.held === null ? status : `given up for ${standing.held.key}`;
}
