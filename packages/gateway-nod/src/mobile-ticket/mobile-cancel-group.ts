import type { CancelHandOver } from '@ticket-distribution/domain';
import { type CancelPlugin, cancelGroup } from '../back-office/cancel-group.js';
import type { NewOrderGroup } from '../back-office/order-group.js';
import { MOBILE_TICKET_NAMESPACE } from './mobile-ticket-namespace.js';

const PLUGIN: CancelPlugin = {
  actionType: 'CancelMobileTicket',
  root: 'cancelMobileTicket',
  namespace: MOBILE_TICKET_NAMESPACE,
};

/** The cancel of picked-up QR codes as an order group of its own: the codes are blocked at once. */
export function mobileCancelGroup(cancel: CancelHandOver): NewOrderGroup {
  return cancelGroup(cancel, null, PLUGIN);
}
