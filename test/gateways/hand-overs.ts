import type {
  CancelHandOver,
  DeliveryKey,
  IssueHandOver,
  OrderId,
  OrderLineId,
  QrCodePickup,
  TicketDistributionGroupId,
  TicketDistributionId,
  TransferHandOver,
  TravelCardPickup,
  UpdateHandOver,
} from '@ticket-distribution/domain';
import { aProduct } from '@ticket-distribution/testkit';

export const CONTEXT = { correlationId: 'correlation-1' };

export const QR_CODE: QrCodePickup = { medium: 'QR_CODE', deliverAfter: null, qrChecksumType: 'SIGNED' };

export const TRAVEL_CARD: TravelCardPickup = {
  medium: 'TRAVEL_CARD',
  mediaSerialNumberId: '4012345678901234',
  activate: false,
  paymentMeansType: 'CREDIT_CARD',
};

const BASE = {
  fulfillmentMethod: 'NOD',
  orderId: '9KX4T2QH' as OrderId,
  orderLineId: 'line-1' as OrderLineId,
  ticketDistributionGroupId: 'group-1' as TicketDistributionGroupId,
  organisationId: 1,
} as const;

export const ticketId = (id: string): TicketDistributionId => id as TicketDistributionId;
export const deliveryKey = (key: string): DeliveryKey => key as DeliveryKey;

/** Two train tickets, to be picked up as QR codes, for a holder with an account. */
export function anIssue(options: Partial<IssueHandOver> = {}): IssueHandOver {
  return {
    ...BASE,
    operation: 'issue',
    purpose: 'issue',
    key: deliveryKey('group-1.issue.1.1'),
    ownerCustomerId: '1000042',
    holderCustomerId: '1000077',
    customerAccountRef: 'ENT:CustomerAccount:1000077',
    language: 'nob',
    pickup: QR_CODE,
    tickets: [aTicket('ticket-1'), aTicket('ticket-2')],
    ...options,
  };
}

export function aTicket(
  id: string,
  product: Partial<IssueHandOver['tickets'][number]['product']> = {},
): IssueHandOver['tickets'][number] {
  const whole = aProduct(product);
  const { startOfValidity, endOfValidity } = whole;
  return { ticketDistributionId: ticketId(id), product: whole, startOfValidity, endOfValidity };
}

/** The cancel of both tickets of `anIssue`. */
export function aCancel(options: Partial<CancelHandOver> = {}): CancelHandOver {
  return {
    ...BASE,
    operation: 'cancel',
    purpose: 'cancel',
    key: deliveryKey('group-1.cancel.2.2'),
    issueKey: deliveryKey('group-1.issue.1.1'),
    medium: 'QR_CODE',
    mediaSerialNumberId: null,
    pickedUp: false,
    ticketDistributionIds: [ticketId('ticket-1'), ticketId('ticket-2')],
    effectiveDate: null,
    ...options,
  };
}

/** Another content for the first ticket of `anIssue`, in place. */
export function anUpdate(options: Partial<UpdateHandOver> = {}): UpdateHandOver {
  return {
    ...BASE,
    fulfillmentMethod: 'ACCOUNT_BASED_TICKETING',
    operation: 'update',
    key: deliveryKey('group-1.update.2.3'),
    issueKey: deliveryKey('group-1.issue.1.1'),
    ticket: aTicket('ticket-1'),
    ...options,
  };
}

/** The first ticket of `anIssue`, to another holder. */
export function aTransfer(options: Partial<TransferHandOver> = {}): TransferHandOver {
  return {
    ...BASE,
    fulfillmentMethod: 'ACCOUNT_BASED_TICKETING',
    operation: 'transfer',
    key: deliveryKey('group-1.transfer.2.4'),
    issueKey: deliveryKey('group-1.issue.1.1'),
    ticketDistributionId: ticketId('ticket-1'),
    holderCustomerId: '1000088',
    customerAccountRef: 'ATB:CustomerAccount:1000088',
    ...options,
  };
}
