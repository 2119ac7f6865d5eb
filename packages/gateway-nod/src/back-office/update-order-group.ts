import type { DeliveryKey, Instant, TicketDistributionId } from '@ticket-distribution/domain';
import { type XmlElement, element, optionalElement } from '../xml/xml-element.js';
import type { XmlFields } from '../xml/xml-fields.js';
import { APPLIED_OUTCOMES, type AppliedOutcome, NOD_NAMESPACE } from './back-office-words.js';
import { type NodPurpose, ORDER_GROUP_STATES, type OrderGroupState } from './order-group.js';

/** Cancels orders of a group that has not been picked up. */
export interface OrderGroupCancellation {
  /** The key of this call. */
  readonly reference: DeliveryKey;
  /** Null: a cancel. */
  readonly purpose: NodPurpose | null;
  /** The name of the group: the key of the call that added it. */
  readonly orderGroup: DeliveryKey;
  /** The tickets whose orders are cancelled, at least one. */
  readonly orderReferences: readonly TicketDistributionId[];
  /** Kept by NOD; it delays nothing. */
  readonly effectiveDate: Instant | null;
}

/** The message UpdateOrderGroup. */
export function updateOrderGroup(cancellation: OrderGroupCancellation): XmlElement {
  const content = [
    element('reference', cancellation.reference),
    optionalElement('purpose', cancellation.purpose),
    element('orderGroup', cancellation.orderGroup),
    element('state', 'CANCELLED'),
    element(
      'orderReferences',
      cancellation.orderReferences.map((reference) => element('reference', reference)),
    ),
    optionalElement('effectiveDate', cancellation.effectiveDate),
  ];
  return element('UpdateOrderGroup', content, { xmlns: NOD_NAMESPACE });
}

/** The orders are cancelled. */
export interface UpdateOrderGroupResponse {
  readonly reference: string;
  readonly outcome: AppliedOutcome;
  readonly orderGroup: string;
  /** The group's state afterwards. */
  readonly state: OrderGroupState;
  /** Whether the group was not known; its name is dead from then on. */
  readonly tombstone: boolean;
}

/** @throws UnreadableAnswer */
export function readUpdateOrderGroupResponse(response: XmlFields): UpdateOrderGroupResponse {
  return {
    reference: response.text('reference'),
    outcome: response.oneOf('outcome', APPLIED_OUTCOMES),
    orderGroup: response.text('orderGroup'),
    state: response.oneOf('state', ORDER_GROUP_STATES),
    tombstone: response.boolean('tombstone'),
  };
}
