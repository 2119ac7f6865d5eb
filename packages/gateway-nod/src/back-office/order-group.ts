import type { DeliveryKey, Instant, Language, TicketDistributionId } from '@ticket-distribution/domain';
import type { XmlElement } from '../xml/xml-element.js';

/** The types of orders that bring a ticket into being, spelled as NOD spells them. */
export const SALE_TYPES = ['mobileSingleTicket', 'mobilePeriodicTicket', 'fareProductSale'] as const;

/** Every order type that this project uses. */
export const ORDER_TYPES = [...SALE_TYPES, 'validateProduct', 'cancelFareProductSale'] as const;
export type NodOrderType = (typeof ORDER_TYPES)[number];

/** What NOD is told that a call is for; what it does not say is told by the call itself. */
export type NodPurpose = 'UPDATE_VALIDITY';

/** One order of a group: what a plugin shall do for one ticket. */
export interface NewOrder {
  /** The ticket that the order is about. */
  readonly reference: TicketDistributionId;
  readonly type: NodOrderType;
  /** Selects the plugin, together with the type and the company. */
  readonly actionType: string;
  /** The organisation's number. */
  readonly companyId: number;
  /** The document that the plugin reads. */
  readonly description: XmlElement;
}

/** What is picked up together, and taken in whole or not at all. */
export interface NewOrderGroup {
  /** The key of the call, and the group's name from then on. */
  readonly reference: DeliveryKey;
  /** Null: what the orders say, an issue or a cancel. */
  readonly purpose: NodPurpose | null;
  /** The travel card; null for mobile tickets. */
  readonly mediaSerialNumber: string | null;
  /** Null: at once. */
  readonly earliestPickup: Instant | null;
  /** The language of what the traveller sees; null: NOD's own default, Bokmål. */
  readonly language: Language | null;
  /** At least one; they run in this order. */
  readonly orders: readonly NewOrder[];
}

export const ORDER_GROUP_STATES = ['DISTRIBUTED', 'ACTIVATED', 'COMMITTED', 'CANCELLED'] as const;
export type OrderGroupState = (typeof ORDER_GROUP_STATES)[number];

/** As their group, or cancelled on NOD's own side. */
export const ORDER_STATES = [...ORDER_GROUP_STATES, 'CANCELLED_EXTERNALLY'] as const;
export type OrderState = (typeof ORDER_STATES)[number];
