import {
  type Attempt,
  type DecisionRecord,
  type Delivery,
  type Instant,
  type Person,
  isAnswered,
  redacted,
  redactedAttempt,
  redactedDecision,
  redactedDelivery,
  redactedDrift,
  redactedMove,
} from '@ticket-distribution/domain';
import type { Transaction } from '../ports/transactions.js';
import { redactedEntry } from './redacted-entry.js';
import { type ErasureCounts, NOTHING_ERASED, allErased } from './erasure-receipt.js';
import type { WholeOrder } from './whole-order.js';

/**
 * Erases a person in all that is stored of an order, which is locked. What is still to be told and names the person is told
 * no more: it is set aside.
 *
 * @returns in how much something was erased
 */
export async function eraseInOrder(
  transaction: Transaction,
  whole: WholeOrder,
  person: Person,
  at: Instant,
): Promise<ErasureCounts> {
  const counts = [
    await eraseInDocuments(transaction, whole, person),
    await eraseInGroups(transaction, whole, person),
    await eraseInDeliveries(transaction, whole, person, at),
    await eraseInDesk(transaction, whole, person),
    await deleteCopies(transaction, whole),
  ];
  return counts.reduce<ErasureCounts>(allErased, { ...NOTHING_ERASED, orders: 1 });
}

type Counted = Partial<ErasureCounts>;

async function eraseInDocuments({ orders }: Transaction, { order }: WholeOrder, person: Person): Promise<Counted> {
  const before = order.snapshot;
  const after = redacted(before, person);
  await orders.rewrite(after);
  const linesOf = ({ lines }: typeof before): readonly unknown[] => lines.flatMap(({ versions }) => versions);
  return {
    orderVersions: changed(before.versions, after.versions).length,
    orderLineVersions: changed(linesOf(before), linesOf(after)).length,
  };
}

async function eraseInGroups({ groups }: Transaction, whole: WholeOrder, person: Person): Promise<Counted> {
  let counts = NOTHING_ERASED;
  for (const before of whole.groups) {
    const { id } = before;
    const group = redacted(before, person);
    const moves = rewritten(whole.movesOf.get(id), redactedMove);
    const decisions = rewritten(whole.decisionsOf.get(id), (decision: DecisionRecord) =>
      redactedDecision(decision, person),
    );
    await groups.rewrite({ group, moves, decisions });
    const tickets = changed(before.tickets, group.tickets).length;
    const [moveCount, decisionCount] = [moves.length, decisions.length];
    counts = allErased(counts, {
      groups: group === before ? 0 : 1,
      tickets,
      moves: moveCount,
      decisions: decisionCount,
    });
  }
  return counts;
}

async function eraseInDeliveries(
  { deliveries }: Transaction,
  whole: WholeOrder,
  person: Person,
  at: Instant,
): Promise<Counted> {
  let counts = NOTHING_ERASED;
  for (const delivery of whole.deliveries) {
    const { revision } = await setAside(deliveries, delivery, person, at);
    const before = { ...delivery.snapshot, revision };
    const after = redactedDelivery(before, person);
    const attempts = rewritten(whole.attemptsOf.get(delivery.key), (attempt: Attempt) => redactedAttempt(attempt));
    if (after === before && attempts.length === 0) continue;
    await deliveries.rewrite(after, attempts);
    counts = allErased(counts, { deliveries: after === before ? 0 : 1, attempts: attempts.length });
  }
  return counts;
}

/** @returns at which revision the delivery is stored then */
async function setAside(
  deliveries: Transaction['deliveries'],
  delivery: Delivery,
  person: Person,
  at: Instant,
): Promise<{ readonly revision: number }> {
  const { state, handOver, revision } = delivery.snapshot;
  if (isAnswered(state) || redacted(handOver, person) === handOver) return { revision };
  delivery.setAside(at);
  await deliveries.save(delivery);
  return { revision: revision + 1 };
}

async function eraseInDesk({ drifts, audit }: Transaction, whole: WholeOrder, person: Person): Promise<Counted> {
  const erasedDrifts = rewritten(whole.drifts, redactedDrift);
  for (const drift of erasedDrifts) await drifts.rewrite(drift);
  const entries = rewritten(whole.audit, (entry) => redactedEntry(entry, person));
  for (const entry of entries) await audit.rewrite(entry);
  return { drifts: erasedDrifts.length, auditEntries: entries.length };
}

/** What was made of the tickets is deleted: it can be made again of what is left. */
async function deleteCopies(
  { returnedDocuments, pdfTickets, mails, passes }: Transaction,
  { order }: WholeOrder,
): Promise<Counted> {
  return {
    returnedDocuments: await returnedDocuments.removeOf(order.id),
    pdfTickets: await pdfTickets.removeOf(order.id),
    mails: await mails.removeOf(order.id),
    ...(await passes.removeOf(order.id)),
  };
}

/** Those that are others than before, as they are now. */
function rewritten<T>(members: readonly T[] | undefined, put: (member: T) => T): readonly T[] {
  return (members ?? [])
    .map((member) => [member, put(member)] as const)
    .flatMap(([one, now]) => (one === now ? [] : now));
}

function changed<T>(before: readonly T[], after: readonly T[]): readonly T[] {
  return after.filter((member, index) => member !== before[index]);
}
