import { type Client, successOf } from '@ticket-distribution/client';
import type { RegenerationEnd } from '@ticket-distribution/client/schemas';
import { eachAtOnce } from './each-at-once.js';
import { Interruption } from './interruption.js';
import type { Journal, OrderEntry, RunEntry } from './journal.js';
import type { OrderList } from './order-list.js';
import { Progress } from './progress.js';
import { type Step, regenerateOrder } from './regenerate-order.js';

/** How a run stands when the process ends. */
export interface RunSummary {
  readonly run: string;
  readonly journal: string;
  readonly orders: number;
  /** Done before this process began. */
  readonly before: number;
  readonly done: number;
  readonly failed: readonly OrderEntry[];
  /** Not asked for yet. */
  readonly left: number;
  readonly interrupted: boolean;
}

export interface RunOptions {
  readonly atOnce: number;
  readonly reason?: string;
}

/**
 * Generates and distributes the orders of the list that the journal does not call done, and writes down how each went.
 *
 * @throws Refused, NoAnswer for what would stop every order; the journal knows how far it came
 */
export async function runOver(
  client: Client,
  list: OrderList,
  journal: Journal,
  run: RunEntry,
  { atOnce, reason }: RunOptions,
): Promise<RunSummary> {
  const { outcomes } = journal;
  const isDoneBefore = new Set(list.orderIds.filter((orderId) => outcomes.get(orderId)?.outcome === 'done'));
  const due = list.orderIds.filter((orderId) => !isDoneBefore.has(orderId));
  const note = {
    run: run.run,
    steps: run.steps as readonly Step[],
    orders: list.orderIds.length,
    reason,
  };
  const tell = async (ended?: RegenerationEnd): Promise<void> => {
    const headers = { 'X-Correlation-Id': run.run };
    successOf(await client.noteRegeneration({ body: { ...note, ended }, headers }));
  };
  if (due.length > 0) await tell();
  const interruption = new Interruption();
  const progress = new Progress(list.orderIds.length, isDoneBefore.size);
  const ended = new Map<string, OrderEntry>();
  try {
    await eachAtOnce(
      due,
      atOnce,
      () => interruption.isAsked,
      async (orderId) => {
        const outcome = await regenerateOrder(client, orderId, {
          steps: run.steps as readonly Step[],
          run: run.run,
        });
        const entry: OrderEntry = { type: 'order', orderId, ...outcome, at: new Date().toISOString() };
        journal.append(entry);
        ended.set(orderId, entry);
        progress.step(outcome.outcome === 'failed');
      },
    );
  } finally {
    progress.stop();
    interruption.release();
  }
  const failed = [...ended.values()].filter(({ outcome }) => outcome === 'failed');
  const done = ended.size - failed.length;
  if (due.length > 0) await tell({ done, failed: failed.length });
  return {
    run: run.run,
    journal: journal.path,
    orders: list.orderIds.length,
    before: isDoneBefore.size,
    done,
    failed,
    left: due.length - ended.size,
    interrupted: interruption.isAsked,
  };
}
