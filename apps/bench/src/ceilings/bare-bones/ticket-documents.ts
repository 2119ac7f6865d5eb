import type { KeptProduct } from './order-documents.js';

/** A ticket of a group of one, in the shapes in which the engine keeps it: as JSON of the same fields. */
export interface BareTicket {
  readonly orderId: string;
  readonly lineId: string;
  readonly groupId: string;
  readonly ticketId: string;
  readonly organisationId: number;
  readonly customer: string;
  readonly product: KeptProduct;
}

const NO_DETAILS = {
  medium: null,
  mediaSerialNumberId: null,
  deliverAfter: null,
  qrChecksumType: null,
  language: null,
  distributedAsPdf: false,
  externalReference: null,
  fareContractRef: null,
  customerAccountRef: null,
};

const PICKUP = { medium: 'QR_CODE', deliverAfter: null, qrChecksumType: 'SIGNED' };

const STANDING = {
  held: null as object | null,
  outdated: [],
  replaces: null,
  carries: null,
  alone: false,
  cancellation: null,
  redistribution: null,
  changeRefused: null,
  ordered: null,
};

export const detailsBefore: object = NO_DETAILS;
export const standingBefore: object = STANDING;

export function keyOf({ groupId }: BareTicket): string {
  return `${groupId}.issue.1.1`;
}

export function detailsAfter(ticket: BareTicket): object {
  return { ...NO_DETAILS, ...PICKUP, language: 'nob', externalReference: keyOf(ticket) };
}

export function ordered({ customer }: Pick<BareTicket, 'customer'>): object {
  return { distributionHolderCustomerId: customer, customerAccountRef: null, holderIsNamed: false };
}

function validity({ product: { startOfValidity, endOfValidity } }: BareTicket): object {
  return { startOfValidity, endOfValidity };
}

function parties({ customer }: BareTicket): object {
  return { distributionHolderCustomerId: customer, customerAccountRef: null };
}

export function standingAfter(ticket: BareTicket): object {
  const held = {
    key: keyOf(ticket),
    product: ticket.product,
    validity: validity(ticket),
    holderCustomerId: ticket.customer,
    customerAccountRef: null,
    language: 'nob',
    pickup: PICKUP,
    pickedUp: false,
    cancelRefused: null,
  };
  return { ...STANDING, held };
}

export function planInputs(ticket: BareTicket): object {
  return { ordered: ordered(ticket), parties: parties(ticket), tickets: [], request: null };
}

export function plan(ticket: BareTicket): object {
  const entry = {
    action: 'add',
    product: ticket.product,
    validity: validity(ticket),
    takesPlaceOf: null,
    parties: parties(ticket),
    carries: null,
    withheld: null,
    reasons: ['new-line'],
  };
  return {
    orderLineId: ticket.lineId,
    orderLineVersion: 1,
    ticketDistributionGroupId: null,
    fulfillmentMethod: 'NOD',
    ordered: ordered(ticket),
    entries: [entry],
  };
}

export function handOverInputs(ticket: BareTicket): object {
  const { ticketId: ticketDistributionId, product } = ticket;
  const before = { ticketDistributionId, status: 'GENERATED', product, validity: validity(ticket), held: null };
  return { ...planInputs(ticket), tickets: [before], request: { operation: 'issue', key: keyOf(ticket) } };
}

export function handOver(ticket: BareTicket): object {
  const { ticketId: ticketDistributionId, product } = ticket;
  return {
    operation: 'issue',
    purpose: 'issue',
    fulfillmentMethod: 'NOD',
    orderId: ticket.orderId,
    orderLineId: ticket.lineId,
    ticketDistributionGroupId: ticket.groupId,
    organisationId: ticket.organisationId,
    ownerCustomerId: ticket.customer,
    holderCustomerId: ticket.customer,
    customerAccountRef: null,
    language: 'nob',
    pickup: PICKUP,
    tickets: [{ ticketDistributionId, product, ...validity(ticket), periodic: false }],
    key: keyOf(ticket),
  };
}
