import type { NodeProcess } from '@ticket-distribution/processes';
import { ask } from '../calls/ask.js';
import { orderBody } from '../load/order-body.js';

/** The ids of a recorded order of which copies are made. */
export interface OrderTemplate {
  readonly orderId: string;
  readonly customer: string;
  readonly groupId: string;
  readonly ticketId: string;
}

interface GroupJson {
  readonly id: string;
  readonly ticketDistributions: readonly { readonly id: string }[];
}

/** Records a one-line order of which copies can be made: its ids end in twelve digits, which a copy has other ones of. */
export async function recordTemplate(app: NodeProcess): Promise<OrderTemplate> {
  const [orderId, customer] = [`COPY-${'0'.repeat(12)}`, `7${'0'.repeat(12)}`];
  const body = orderBody(orderId, 1, customer);
  const answer = await ask<{ groups: GroupJson[] }>('PUT', `${app.address}/v1/orders/${orderId}/versions/1`, body);
  const [group] = answer.groups;
  const [ticket] = group?.ticketDistributions ?? [];
  if (group === undefined || ticket === undefined) throw new Error('The template has no ticket');
  return { orderId, customer, groupId: group.id, ticketId: ticket.id };
}

/** Ids of a copy, with a place for its number as `numbered` fills it. */
export function copiedIds({ groupId, ticketId }: OrderTemplate): OrderTemplate {
  const hex = (id: string): string => `${id.slice(0, -12)}{hex}`;
  return { orderId: 'COPY-{hex}', customer: '7{dec}', groupId: hex(groupId), ticketId: hex(ticketId) };
}
