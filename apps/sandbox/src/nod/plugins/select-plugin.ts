import { Refusal } from '../../calls/refusal.js';
import type { OrderContent } from '../../state/order-group.js';

const mobileTicketNamespace = 'urn:ticket-distribution:nod:mobile-ticket:1';
const travelCardNamespace = 'urn:ticket-distribution:nod:travel-card:1';

/** What a plugin does with an order: which medium it is for, and the root element that its description must have. */
export interface PluginAction {
  readonly plugin: 'V821_25' | 'V821_18';
  readonly medium: 'QR' | 'TRAVEL_CARD';
  readonly namespace: string;
  readonly root: string;
  readonly kind: OrderContent['kind'];
}

const mobile = { plugin: 'V821_25', medium: 'QR', namespace: mobileTicketNamespace } as const;
const card = { plugin: 'V821_18', medium: 'TRAVEL_CARD', namespace: travelCardNamespace } as const;

const addMobileTicket: PluginAction = { ...mobile, root: 'mobileTicket', kind: 'mobileTicket' };

const actions: Readonly<Record<string, Readonly<Record<string, PluginAction>>>> = {
  mobileSingleTicket: { AddMobileTicket: addMobileTicket },
  mobilePeriodicTicket: { AddMobileTicket: addMobileTicket },
  fareProductSale: { SellFareProduct: { ...card, root: 'fareProductSale', kind: 'fareProductSale' } },
  validateProduct: { ValidateProduct: { ...card, root: 'validateProduct', kind: 'validateProduct' } },
  cancelFareProductSale: {
    CancelMobileTicket: { ...mobile, root: 'cancelMobileTicket', kind: 'cancellation' },
    CancelFareProduct: { ...card, root: 'cancelFareProduct', kind: 'cancellation' },
  },
};

const member = <Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** Type, ActionType and CompanyID select what is done. Throws `Refusal` ORDER_TYPE_UNKNOWN or PLUGIN_UNKNOWN. */
export const selectPlugin = (type: string, metadata: Readonly<Record<string, string>>): PluginAction => {
  const ofType = member(actions, type);
  if (ofType === undefined) throw new Refusal('ORDER_TYPE_UNKNOWN', `${type} is not an order type.`);
  const action = member(ofType, member(metadata, 'ActionType') ?? '');
  const company = member(metadata, 'CompanyID') ?? '';
  if (action === undefined || !/^[0-9]{1,10}$/.test(company)) {
    throw new Refusal('PLUGIN_UNKNOWN', `The metadata of ${type} select no plugin.`);
  }
  return action;
};
