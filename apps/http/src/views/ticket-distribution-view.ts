import type { GroupReading } from '@ticket-distribution/application';
import {
  type AllowedAction,
  type DeliverySnapshot,
  type DeliveryState,
  type DistributionDetails,
  type DomainErrorCode,
  type FareProduct,
  type Instant,
  type StatusReason,
  type TicketAction,
  type TicketDistribution,
  type TicketStatus,
  isAnswered,
} from '@ticket-distribution/domain';
import { type ProductPartsView, toLocalizedTextView, toProductPartsView } from './product-parts-view.js';

/** The product that a ticket stands for. */
export type FareProductView = Pick<FareProduct, 'ref' | 'id' | 'version' | 'name' | 'transferable'>;

/** The delivery that a ticket is in or was in last. */
export interface TicketDeliveryView {
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly nextAttemptAt: Instant | null;
  readonly lastError: string | null;
}

/** Whether an action is allowed now. */
export interface AllowedActionView {
  readonly action: TicketAction;
  readonly allowed: boolean;
  /** Why it is not; null when it is. */
  readonly code: DomainErrorCode | null;
  readonly message: string | null;
}

/** One ticket as the API shows it. */
export interface TicketDistributionView extends ProductPartsView {
  readonly id: string;
  readonly status: TicketStatus;
  readonly statusReason: StatusReason | null;
  readonly startOfValidity: Instant;
  readonly endOfValidity: Instant;
  /** Who holds this ticket: others of the group may be somebody else's. */
  readonly distributionHolderCustomerId: string;
  readonly fareProduct: FareProductView;
  readonly distributionDetails: DistributionDetails;
  readonly delivery: TicketDeliveryView | null;
  readonly allowedActions: readonly AllowedActionView[];
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export function toTicketDistributionView(
  ticket: TicketDistribution,
  { deliveryOf, actionsOf }: Pick<GroupReading, 'deliveryOf' | 'actionsOf'>,
): TicketDistributionView {
  const { product, validity } = ticket;
  const delivery = deliveryOf.get(ticket.id);
  return {
    id: ticket.id,
    status: ticket.status,
    statusReason: toStatusReasonView(ticket.statusReason),
    startOfValidity: validity.startOfValidity,
    endOfValidity: validity.endOfValidity,
    distributionHolderCustomerId: ticket.parties.distributionHolderCustomerId,
    fareProduct: toFareProductView(product),
    ...toProductPartsView(product),
    distributionDetails: toDistributionDetailsView(ticket.distributionDetails),
    delivery: delivery === undefined ? null : toDeliveryView(delivery),
    allowedActions: (actionsOf.get(ticket.id) ?? []).map(toAllowedActionView),
    createdAt: ticket.createdAt,
    updatedAt: ticket.updatedAt,
  };
}

/** Whether the newest hand-over of the ticket still waits for the answer of its ticket system, and nobody has to look. */
export function isAwaited({ delivery }: Pick<TicketDistributionView, 'delivery'>): boolean {
  return delivery !== null && delivery.state !== 'SET_ASIDE' && !isAnswered(delivery.state);
}

export function toFareProductView({ ref, id, version, name, transferable }: FareProduct): FareProductView {
  return { ref, id, version, name: toLocalizedTextView(name), transferable };
}

export function toStatusReasonView(reason: StatusReason | null): StatusReason | null {
  return reason === null ? null : { code: reason.code, message: reason.message };
}

function toDistributionDetailsView(details: DistributionDetails): DistributionDetails {
  return {
    medium: details.medium,
    mediaSerialNumberId: details.mediaSerialNumberId,
    deliverAfter: details.deliverAfter,
    qrChecksumType: details.qrChecksumType,
    language: details.language,
    distributedAsPdf: details.distributedAsPdf,
    externalReference: details.externalReference,
    fareContractRef: details.fareContractRef,
    customerAccountRef: details.customerAccountRef,
  };
}

function toAllowedActionView({ action, allowed, refusal }: AllowedAction): AllowedActionView {
  return { action, allowed, code: refusal?.code ?? null, message: refusal?.message ?? null };
}

function toDeliveryView({ state, attemptCount, nextAttemptAt, lastError }: DeliverySnapshot): TicketDeliveryView {
  return { state, attempts: attemptCount, nextAttemptAt, lastError };
}
