import type { DeliveryKey } from '@ticket-distribution/domain';
import { type XmlElement, element } from '../xml/xml-element.js';
import type { XmlFields } from '../xml/xml-fields.js';
import { NOD_NAMESPACE } from './back-office-words.js';
import { readTicketReferences } from './nod-fault.js';
import {
  type NodOrderType,
  ORDER_GROUP_STATES,
  ORDER_STATES,
  ORDER_TYPES,
  type OrderGroupState,
  type OrderState,
} from './order-group.js';

/** The message GetOrderGroups: 1 to 100 keys of calls of either kind. */
export function getOrderGroups(references: readonly DeliveryKey[]): XmlElement {
  const content = references.map((reference) => element('reference', reference));
  return element('GetOrderGroups', content, { xmlns: NOD_NAMESPACE });
}

/** An order as it is now. */
export interface KnownOrder {
  readonly reference: string;
  readonly type: NodOrderType;
  readonly state: OrderState;
}

/** An order group as it is now. */
export interface KnownOrderGroup {
  readonly reference: string;
  readonly state: OrderGroupState;
  readonly orders: readonly KnownOrder[];
}

const OPERATIONS = ['AddOrders', 'UpdateOrderGroup'] as const;
const KEY_OUTCOMES = ['APPLIED', 'REFUSED', 'DEAD'] as const;

/** What became of one key. */
export type KeyResult =
  /** No call with the key was decided until now; one may still land. */
  | { readonly reference: string; readonly known: false }
  | {
      readonly reference: string;
      readonly known: true;
      /** DEAD: a cancel for this key came first, and a call with it will be refused. */
      readonly outcome: (typeof KEY_OUTCOMES)[number];
      /** Null: not said. */
      readonly operation: (typeof OPERATIONS)[number] | null;
      /** Why it was refused; null when it was not. */
      readonly code: string | null;
      readonly message: string | null;
      /** The tickets that a refusal was about; empty: the call as a whole. */
      readonly ticketReferences: readonly string[];
      /** The group that the call made or named; null when there is none. */
      readonly orderGroup: KnownOrderGroup | null;
    };

/** @throws UnreadableAnswer */
export function readGetOrderGroupsResponse(response: XmlFields): readonly KeyResult[] {
  return response.children('result').map(readResult);
}

function readResult(result: XmlFields): KeyResult {
  const reference = result.text('reference');
  if (!result.boolean('known')) return { reference, known: false };
  const orderGroup = result.optionalChild('orderGroup');
  return {
    reference,
    known: true,
    outcome: result.oneOf('outcome', KEY_OUTCOMES),
    operation: result.has('operation') ? result.oneOf('operation', OPERATIONS) : null,
    code: result.optionalText('code'),
    message: result.optionalText('message'),
    ticketReferences: readTicketReferences(result),
    orderGroup: orderGroup === null ? null : readOrderGroup(orderGroup),
  };
}

function readOrderGroup(group: XmlFields): KnownOrderGroup {
  const orders = group.child('orders').children('order');
  return {
    reference: group.text('reference'),
    state: group.oneOf('state', ORDER_GROUP_STATES),
    orders: orders.map((order) => ({
      reference: order.text('reference'),
      type: order.oneOf('type', ORDER_TYPES),
      state: order.oneOf('state', ORDER_STATES),
    })),
  };
}
