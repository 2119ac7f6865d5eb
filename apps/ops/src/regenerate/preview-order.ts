import type { Api } from '../api/api.js';
import type { Patience } from '../api/patience.js';
import { Refused } from '../errors/refused.js';

/** What generating would do with an order: its entries by action; or why it would be refused. */
export type OrderPreview =
  | { readonly actions: Readonly<Record<string, number>> }
  | { readonly code: string; readonly message: string };

interface PlanJson {
  readonly groups: readonly { readonly entries: readonly { readonly action: string }[] }[];
}

/**
 * @throws Refused, NotReachable for what would stop every other order too
 */
export async function previewOrder(api: Api, patience: Patience, orderId: string): Promise<OrderPreview> {
  try {
    const path = `/v1/ticket-distributions/${orderId}/preview`;
    const { body } = await patience.ask((idempotencyKey) => api.send<PlanJson>('POST', path, { idempotencyKey }));
    const actions = body.groups.flatMap(({ entries }) => entries.map(({ action }) => action));
    const counts = [...new Set(actions)].map((action) => [action, actions.filter((one) => one === action).length]);
    return { actions: Object.fromEntries(counts) as Readonly<Record<string, number>> };
  } catch (error) {
    if (!(error instanceof Refused) || error.status === 401 || error.status === 403) throw error;
    return { code: error.problem.code, message: error.problem.detail };
  }
}
