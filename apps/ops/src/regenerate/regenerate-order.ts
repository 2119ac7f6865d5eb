import type { Api } from '../api/api.js';
import type { Patience } from '../api/patience.js';
import { Refused } from '../errors/refused.js';

export const STEPS = ['generate', 'distribute'] as const;
export type Step = (typeof STEPS)[number];

/** How it went with one order. */
export interface OrderOutcome {
  readonly outcome: 'done' | 'failed';
  readonly code: string | null;
  readonly message: string;
}

interface GroupJson {
  readonly ticketDistributions: readonly { readonly status: string }[];
}

/** Refusals that speak of the caller or the address, not of the order: the next order would meet them too. */
const OF_THE_CALLER: ReadonlySet<number> = new Set([401, 403]);

const PATHS: Readonly<Record<Step, (orderId: string) => string>> = {
  generate: (orderId) => `/v1/ticket-distributions/${orderId}/generate`,
  distribute: (orderId) => `/v1/ticket-distribution-groups/${orderId}/distribute`,
};

/** Said of an order that was asked for and has a ticket that its system refused. */
const TICKETS_FAILED = 'tickets/failed';

/**
 * Generates and distributes one order.
 *
 * @throws Refused, NotReachable for what would stop every other order too
 */
export async function regenerateOrder(
  api: Api,
  patience: Patience,
  orderId: string,
  { steps, run }: { readonly steps: readonly Step[]; readonly run: string },
): Promise<OrderOutcome> {
  let said = '';
  let hasFailed = false;
  for (const step of steps) {
    try {
      const path = PATHS[step](orderId);
      const { body } = await patience.ask((idempotencyKey) =>
        api.send<readonly GroupJson[]>('POST', path, { correlationId: run, isBulk: true, idempotencyKey }),
      );
      said = groupsText(body);
      hasFailed = statusesIn(body).includes('FAILED');
    } catch (error) {
      if (!(error instanceof Refused) || OF_THE_CALLER.has(error.status)) throw error;
      const { code, detail } = error.problem;
      if (code !== 'distribution/nothing-to-distribute') return { outcome: 'failed', code, message: detail };
      said = 'nothing to distribute';
    }
  }
  if (hasFailed) return { outcome: 'failed', code: TICKETS_FAILED, message: said };
  return { outcome: 'done', code: null, message: said };
}

function statusesIn(groups: readonly GroupJson[]): readonly string[] {
  return groups.flatMap(({ ticketDistributions }) => ticketDistributions.map(({ status }) => status));
}

/** The tickets by their status, such as: 2 DISTRIBUTED, 1 CANCELLED. */
function groupsText(groups: readonly GroupJson[]): string {
  const statuses = statusesIn(groups);
  const counts = [...new Set(statuses)].map((status) => `${statuses.filter((one) => one === status).length} ${status}`);
  return counts.length === 0 ? 'no tickets' : counts.join(', ');
}
