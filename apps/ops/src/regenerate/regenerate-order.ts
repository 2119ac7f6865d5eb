import { type Client, successOf } from '@ticket-distribution/client';
import type { TicketDistributionGroups } from '@ticket-distribution/client/schemas';
import { refusalOf } from '../errors/refusal.js';

export const STEPS = ['generate', 'distribute'] as const;
export type Step = (typeof STEPS)[number];

/** How it went with one order. */
export interface OrderOutcome {
  readonly outcome: 'done' | 'failed';
  readonly code: string | null;
  readonly message: string;
}

/** Refusals that speak of the caller or the address, not of the order: the next order would meet them too. */
const OF_THE_CALLER: ReadonlySet<number> = new Set([401, 403]);

/** What ticket systems are told last (RFC 9218). */
const BULK = 'u=7';

const OPERATIONS = {
  generate: 'generateTicketDistributions',
  distribute: 'distributeTicketDistributionGroups',
} as const satisfies Readonly<Record<Step, keyof Client>>;

/** Said of an order that was asked for and has a ticket that its system refused. */
const TICKETS_FAILED = 'tickets/failed';

/**
 * Generates and distributes one order.
 *
 * @throws Refused, NoAnswer for what would stop every other order too
 */
export async function regenerateOrder(
  client: Client,
  orderId: string,
  { steps, run }: { readonly steps: readonly Step[]; readonly run: string },
): Promise<OrderOutcome> {
  let said = '';
  let hasFailed = false;
  for (const step of steps) {
    try {
      const headers = { 'X-Correlation-Id': run, Priority: BULK };
      const { body } = successOf(await client[OPERATIONS[step]]({ path: { orderId }, headers }));
      said = groupsText(body);
      hasFailed = statusesIn(body).includes('FAILED');
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === null || OF_THE_CALLER.has(refusal.status)) throw error;
      const { code, detail } = refusal;
      if (code !== 'distribution/nothing-to-distribute') return { outcome: 'failed', code, message: detail };
      said = 'nothing to distribute';
    }
  }
  if (hasFailed) return { outcome: 'failed', code: TICKETS_FAILED, message: said };
  return { outcome: 'done', code: null, message: said };
}

function statusesIn(groups: TicketDistributionGroups): readonly string[] {
  return groups.flatMap(({ ticketDistributions }) => ticketDistributions.map(({ status }) => status));
}

/** The tickets by their status, such as: 2 DISTRIBUTED, 1 CANCELLED. */
function groupsText(groups: TicketDistributionGroups): string {
  const statuses = statusesIn(groups);
  const counts = [...new Set(statuses)].map((status) => `${statuses.filter((one) => one === status).length} ${status}`);
  return counts.length === 0 ? 'no tickets' : counts.join(', ');
}
