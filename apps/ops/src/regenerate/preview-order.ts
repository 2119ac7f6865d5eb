import { type Client, successOf } from '@ticket-distribution/client';
import { refusalOf } from '../errors/refusal.js';

/** What generating would do with an order: its entries by action; or why it would be refused. */
export type OrderPreview =
  | { readonly actions: Readonly<Record<string, number>> }
  | { readonly code: string; readonly message: string };

/**
 * @throws Refused, NoAnswer for what would stop every other order too
 */
export async function previewOrder(client: Client, orderId: string): Promise<OrderPreview> {
  try {
    const { body } = successOf(await client.previewTicketDistributions({ path: { orderId } }));
    const actions = body.groups.flatMap(({ entries }) => entries.map(({ action }) => action));
    const counts = [...new Set(actions)].map((action) => [action, actions.filter((one) => one === action).length]);
    return { actions: Object.fromEntries(counts) as Readonly<Record<string, number>> };
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === null || refusal.status === 401 || refusal.status === 403) throw error;
    return { code: refusal.code, message: refusal.detail };
  }
}
