import type { FulfillmentMethod } from '@ticket-distribution/domain';
import { expectAccounted } from './expect-accounted.js';
import { fateOf } from './fates.js';
import { aJourney, firstOrder, withLines } from './first-order.js';
import type { ManualChange, OrderVersion } from './manual-changes.js';
import { Stage } from './stage.js';

/**
 * Plays a change by hand and then an order version.
 *
 * @returns how the ticket stands then and what became of it; or why it cannot be changed by hand
 */
export async function playedManualChange(
  { act, stands }: ManualChange,
  { of }: OrderVersion,
  method: FulfillmentMethod,
): Promise<string> {
  const stage = new Stage();
  const journey = aJourney({ legs: [], transferable: true });
  const first = { ...withLines(firstOrder(method, true), () => ({ fareProducts: [journey] })), version: 1 };
  await stage.record(first);
  await stage.distribute();
  await stage.settle();
  const results = await act(stage);
  await stage.settle();
  const refusals = results.flatMap(({ refusal }) => (refusal === null ? [] : [`\`${refusal.code}\``]));
  if (refusals.length > 0) return `not possible by hand: ${refusals.join(', ')}`;
  const before = await stage.sight();
  for (const version of [of(first)].flat()) {
    await stage.record(version);
    await stage.settle();
  }
  await stage.look();
  const after = await stage.sight();
  expectAccounted(after);
  const fates = before.tickets.map((ticket) => fateOf(ticket, { before, settled: after, after }).short);
  return `${stands(after)}; ${fates.join(', ')}`;
}
