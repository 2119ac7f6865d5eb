import { successOf } from '@ticket-distribution/client';
import type {
  DistributeBody,
  LocalizedText,
  OrderDocumentBody,
  TicketDistributionGroup,
} from '@ticket-distribution/client/schemas';
import { tell } from '../world/teller.js';
import { timed } from '../world/timed.js';
import type { World } from '../world/world.js';

const WHY: Readonly<Record<string, string>> = {
  'new-line': 'the line has no tickets yet',
  unchanged: 'nothing changed',
  'line-cancelled': 'the line is cancelled',
};

const short = (id: string): string => id.slice(-4);
const english = (name: LocalizedText): string => name.eng ?? name.nob ?? '';

/** The order comes in; nothing is decided yet. */
export async function record({ app }: World, order: OrderDocumentBody): Promise<void> {
  const { milliseconds } = await timed(() =>
    app.recordOrderVersion({ path: { orderId: order.id, version: order.version }, body: order }),
  );
  tell.step(
    `order ${order.id} version ${order.version} recorded, CONFIRMED, ${order.orderLines.length} line(s)`,
    milliseconds,
  );
}

/** What generating would do, and why. */
export async function preview({ app }: World, { id }: OrderDocumentBody): Promise<void> {
  const { body, milliseconds } = await timed(() => app.previewTicketDistributions({ path: { orderId: id } }));
  tell.step('preview: what would be done, and why', milliseconds);
  for (const { orderLineId, fulfillmentMethod, entries } of body.groups) {
    for (const { action, product, reasons } of entries) {
      const why = reasons.map((reason) => WHY[reason] ?? reason).join(', ');
      tell.detail(
        `line …${short(orderLineId)}: ${action} one ticket${product === null ? '' : ` "${english(product.name)}"`} under ${fulfillmentMethod}, because ${why}`,
      );
    }
  }
}

/** One group per line, one ticket per main product. */
export async function generate({ app }: World, { id }: OrderDocumentBody): Promise<void> {
  const { body, milliseconds } = await timed(() => app.generateTicketDistributions({ path: { orderId: id } }));
  tell.step('generate', milliseconds);
  states(body);
}

/** The tickets go to their systems. */
export async function distribute(
  { app }: World,
  { id }: OrderDocumentBody,
  request: DistributeBody,
): Promise<readonly TicketDistributionGroup[]> {
  const { body, milliseconds, status } = await timed(() =>
    app.distributeTicketDistributionGroups({ path: { orderId: id }, body: request }),
  );
  tell.step(`distribute ${JSON.stringify(request)} -> ${status}`, milliseconds);
  states(body);
  return body;
}

/** Where each ticket stands. */
export function states(groups: readonly TicketDistributionGroup[]): void {
  for (const { orderLineId, fulfillmentMethod, ticketDistributions } of groups) {
    for (const { status, distributionDetails } of ticketDistributions) {
      const { medium, externalReference, fareContractRef } = distributionDetails;
      const reference = fareContractRef ?? externalReference;
      const where = [medium?.toLowerCase().replace('_', ' '), reference].filter(Boolean).join(', ');
      tell.detail(`line …${short(orderLineId)}: ${fulfillmentMethod} ${status}${where === '' ? '' : `  (${where})`}`);
    }
  }
}

/** The groups of an order as they are now. */
export async function groupsOf({ app }: World, orderId: string): Promise<readonly TicketDistributionGroup[]> {
  return successOf(await app.searchTicketDistributionGroups({ query: { orderId: [orderId] } })).body.items;
}
