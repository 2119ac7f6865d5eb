import type { Language } from '../../state/words.js';

/** The namespace of the back office's messages. */
export const backofficeNamespace = 'urn:ticket-distribution:nod:backoffice:1';

export const purposes = ['ISSUE', 'CANCEL', 'UPDATE_VALIDITY'] as const;
export type Purpose = (typeof purposes)[number];

/** An order as it was sent: its description is still base64. */
export interface NewOrder {
  readonly id: number;
  readonly reference: string;
  readonly type: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly description: string;
}

export interface AddOrders {
  readonly message: 'AddOrders';
  readonly reference: string;
  readonly purpose: Purpose | null;
  readonly mediaSerialNumber: string | null;
  readonly earliestPickup: string | null;
  readonly language: Language | null;
  readonly orders: readonly NewOrder[];
}

export interface UpdateOrderGroup {
  readonly message: 'UpdateOrderGroup';
  readonly reference: string;
  readonly purpose: Purpose | null;
  readonly orderGroup: string;
  readonly orderReferences: readonly string[];
  readonly effectiveDate: string | null;
}

export interface GetOrderGroups {
  readonly message: 'GetOrderGroups';
  readonly references: readonly string[];
}

/** The messages of docs/protocols/nod-backoffice.xsd that a back system sends. */
export type Message = AddOrders | UpdateOrderGroup | GetOrderGroups;
