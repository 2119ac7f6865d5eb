import { randomUUID } from 'node:crypto';
import {
  type CancelHandOver,
  type DeliveryKey,
  type HandOver,
  type IssueHandOver,
  type TicketDistributionGroupId,
  type TicketDistributionId,
  type TransferHandOver,
  type UpdateHandOver,
  mediumOf,
  ticketsOf,
} from '@ticket-distribution/domain';

const TICKETS_PER_ISSUE = 2;

/** The issue with a group, tickets and a key of its own, also to a system that remembers earlier runs. */
export function freshIssue(issue: IssueHandOver): IssueHandOver {
  const [ticket] = issue.tickets;
  if (ticket === undefined) throw new TypeError('The issue of the stage names no ticket');
  const group = randomUUID();
  return {
    ...issue,
    key: `${group}.issue.1.1` as DeliveryKey,
    ticketDistributionGroupId: group as TicketDistributionGroupId,
    tickets: Array.from({ length: TICKETS_PER_ISSUE }, () => ({ ...ticket, ticketDistributionId: anyTicketId() })),
  };
}

export function anyTicketId(): TicketDistributionId {
  return randomUUID() as TicketDistributionId;
}

/** The cancel of tickets of an issue that nobody picked up; of all of them when no ids are given. */
export function cancelOf(
  issue: IssueHandOver,
  ids: readonly TicketDistributionId[] = ticketsOf(issue),
): CancelHandOver {
  const card = issue.pickup?.medium === 'TRAVEL_CARD' ? issue.pickup.mediaSerialNumberId : null;
  return {
    ...baseOf(issue, 'cancel'),
    operation: 'cancel',
    purpose: 'cancel',
    issueKey: issue.key,
    medium: mediumOf(issue),
    mediaSerialNumberId: card,
    pickedUp: false,
    ticketDistributionIds: ids,
    effectiveDate: null,
  };
}

/** Changes of the first ticket of an issue, in place: each the same content, or the same account, once more. */
export function changesOf(issue: IssueHandOver): readonly (UpdateHandOver | TransferHandOver)[] {
  const [ticket] = issue.tickets as [IssueHandOver['tickets'][number]];
  const { key: issueKey, holderCustomerId } = issue;
  const { ticketDistributionId } = ticket;
  const customerAccountRef = issue.customerAccountRef ?? 'TST:CustomerAccount:1';
  return [
    { ...baseOf(issue, 'update'), operation: 'update', issueKey, ticket },
    { ...baseOf(issue, 'update-validity'), operation: 'update-validity', issueKey, ticket },
    {
      ...baseOf(issue, 'transfer'),
      operation: 'transfer',
      issueKey,
      ticketDistributionId,
      holderCustomerId,
      customerAccountRef,
    },
  ];
}

/** The values of a hand-over that say who somebody is: no attempt shows them. */
export function personalValues(handOver: HandOver): readonly string[] {
  if (handOver.operation === 'transfer') return [handOver.holderCustomerId, handOver.customerAccountRef];
  if (handOver.operation === 'cancel')
    return handOver.mediaSerialNumberId === null ? [] : [handOver.mediaSerialNumberId];
  if (handOver.operation !== 'issue') return travellersOf([handOver.ticket]);
  const { ownerCustomerId, holderCustomerId, customerAccountRef, pickup, tickets } = handOver;
  const card = pickup?.medium === 'TRAVEL_CARD' ? pickup.mediaSerialNumberId : null;
  const named = [ownerCustomerId, holderCustomerId, customerAccountRef, card].filter((value) => value !== null);
  return [...named, ...travellersOf(tickets)];
}

function travellersOf(tickets: IssueHandOver['tickets']): readonly string[] {
  const travellers = tickets.flatMap(({ product }) => product.travellers);
  return travellers.map(({ customerId }) => customerId).filter((value) => value !== null);
}

function baseOf(issue: IssueHandOver, operation: HandOver['operation']) {
  const { fulfillmentMethod, orderId, orderLineId, ticketDistributionGroupId, organisationId } = issue;
  const key = `${ticketDistributionGroupId}.${operation}.2.${randomUUID()}` as DeliveryKey;
  return { key, fulfillmentMethod, orderId, orderLineId, ticketDistributionGroupId, organisationId };
}
