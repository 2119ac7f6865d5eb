import type { Client } from '@ticket-distribution/client';
import { eachAtOnce } from './each-at-once.js';
import type { OrderList } from './order-list.js';
import { previewOrder } from './preview-order.js';
import { Progress } from './progress.js';

/** What a run would do. */
export interface DryRun {
  readonly orders: number;
  /** Orders of which something would change. */
  readonly changed: number;
  readonly unchanged: number;
  /** How many tickets or products each action would meet. */
  readonly actions: Readonly<Record<string, number>>;
  readonly refused: readonly { readonly orderId: string; readonly code: string; readonly message: string }[];
}

/** Asks what generating would do with each order, and changes nothing. */
export async function dryRunOver(client: Client, list: OrderList, atOnce: number): Promise<DryRun> {
  const progress = new Progress(list.orderIds.length, 0);
  let changed = 0;
  const actions: Record<string, number> = {};
  const refused: DryRun['refused'][number][] = [];
  try {
    await eachAtOnce(
      list.orderIds,
      atOnce,
      () => false,
      async (orderId) => {
        const preview = await previewOrder(client, orderId);
        progress.step('code' in preview);
        if ('code' in preview) {
          refused.push({ orderId, ...preview });
          return;
        }
        if (Object.keys(preview.actions).some((action) => action !== 'keep')) changed += 1;
        for (const [action, count] of Object.entries(preview.actions)) actions[action] = (actions[action] ?? 0) + count;
      },
    );
  } finally {
    progress.stop();
  }
  const orders = list.orderIds.length;
  return { orders, changed, unchanged: orders - changed - refused.length, actions, refused };
}
