import type { OrderDocument, TicketDistributionGroup } from '@ticket-distribution/domain';
import { anOrder } from './an-order.js';
import { type GenerationOptions, groupsOf } from './groups-of.js';

/** The group that the first line of a confirmed document gives; never saved. */
export function aGroup(document: OrderDocument = anOrder(), options: GenerationOptions = {}): TicketDistributionGroup {
  const [group] = groupsOf(document, options);
  if (group === undefined) throw new Error(`Order ${document.id} has no line with a ticket`);
  return group;
}
