import type { CancelHandOver } from '@ticket-distribution/domain';
import { element, optionalElement } from '../xml/xml-element.js';
import type { NewOrderGroup } from './order-group.js';
import { nodPurpose } from './purpose.js';

/** What a plugin calls the cancel of a ticket that was picked up. */
export interface CancelPlugin {
  readonly actionType: string;
  /** The root element of the description, and its namespace. */
  readonly root: string;
  readonly namespace: string;
}

/**
 * The cancel of tickets that stand on their medium: an order group of its own with one cancel order per ticket. It is named
 * by the key of the cancel, and its descriptions name the group that the tickets were picked up with.
 *
 * @param mediaSerialNumber the travel card that holds the tickets; null for mobile tickets
 */
export function cancelGroup(
  cancel: CancelHandOver,
  mediaSerialNumber: string | null,
  { actionType, root, namespace }: CancelPlugin,
): NewOrderGroup {
  return {
    reference: cancel.key,
    purpose: nodPurpose(cancel),
    mediaSerialNumber,
    earliestPickup: null,
    language: null,
    orders: cancel.ticketDistributionIds.map((ticketDistributionId) => ({
      reference: ticketDistributionId,
      type: 'cancelFareProductSale',
      actionType,
      companyId: cancel.organisationId,
      description: element(
        root,
        [
          element('ticketDistributionId', ticketDistributionId),
          element('orderGroup', cancel.issueKey),
          optionalElement('effectiveDate', cancel.effectiveDate),
        ],
        { xmlns: namespace },
      ),
    })),
  };
}
