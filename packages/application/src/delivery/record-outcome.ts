import {
  type Attempt,
  type Delivery,
  type DeliveryKey,
  type DeliverySnapshot,
  type DeliveryState,
  type HandOver,
  type Instant,
  type OrderId,
  type Origin,
  type Settlement,
  type TicketDistributionGroup,
  type TicketReferences,
  isAnswered,
  urgencyAfter,
} from '@ticket-distribution/domain';
import type { GroupKeeper } from '../groups/group-keeper.js';
import type { StoredGroup } from '../ports/group-repository.js';
import { ConcurrencyConflict, StoreUnavailable, type Transaction } from '../ports/transactions.js';
import { storedGroups } from '../groups/order-memory.js';
import { firstStatusCheck } from '../shared/status-check-of.js';

/** A call that was made under a claim, and how it ended. */
export interface EndedCall {
  readonly orderId: OrderId;
  readonly key: DeliveryKey;
  readonly claim: string;
  readonly settlement: Settlement;
}

/** What was written, and the deliveries that follow from it. */
export interface WrittenOutcome {
  readonly attempt: Attempt;
  readonly state: DeliveryState;
  readonly followUps: readonly Delivery[];
}

/** What was written of several calls. */
export interface WrittenOutcomes {
  /** In the order of the calls. */
  readonly outcomes: readonly WrittenOutcome[];
  /** The remembered groups as they are stored now. */
  readonly stored: readonly StoredGroup[];
}

/** Writes how calls ended: to the delivery with its attempt and, when the answer is final, to its tickets. */
export class RecordOutcome {
  constructor(
    private readonly keeper: GroupKeeper,
    /** `watchIntervalMs`: how long until an issued ticket is looked at, milliseconds. */
    private readonly options: { readonly watchIntervalMs: number },
  ) {}

  /**
   * Writes how calls of one order ended, one after the other.
   *
   * @param remembered what is taken for stored of their groups; what is stored then is remembered
   * @returns what was written
   * @throws ConcurrencyConflict when what was remembered may not be what is stored
   * @throws DomainError `delivery/illegal-move` when a claim was taken away, `ticket-distribution/illegal-move` when an answer
   *   contradicts what a ticket is
   */
  async execute(
    transaction: Transaction,
    calls: readonly EndedCall[],
    remembered?: readonly StoredGroup[],
  ): Promise<WrittenOutcomes> {
    if (remembered === undefined) return { outcomes: await this.writeAll(transaction, calls), stored: [] };
    for (const stored of remembered) await transaction.groups.recall(stored);
    const outcomes = await this.writeAll(transaction, calls).catch(asConflict);
    return { outcomes, stored: await storedSince(transaction, remembered) };
  }

  private async writeAll(transaction: Transaction, calls: readonly EndedCall[]): Promise<readonly WrittenOutcome[]> {
    const [first] = calls;
    // Nobody locks an order behind what he has written: transactions would come to wait for each other in a circle.
    if (first !== undefined && (await this.anyLocks(transaction, calls))) await transaction.orders.lock(first.orderId);
    const outcomes: WrittenOutcome[] = [];
    for (const call of calls) outcomes.push(await this.write(transaction, call));
    return outcomes;
  }

  /** Whether writing one of several locks their order; what they are about is read in one way to the store. */
  private async anyLocks(transaction: Transaction, calls: readonly EndedCall[]): Promise<boolean> {
    if (calls.length < 2) return false;
    for (const delivery of await transaction.deliveries.findAll(calls.map(({ key }) => key))) {
      const call = calls.find(({ key }) => key === delivery.key);
      if (call !== undefined) delivery.settle(call.claim, call.settlement);
      const { state, handOver } = delivery.snapshot;
      if (state === 'SET_ASIDE') return true;
      if (await this.keeper.isKeptInTurn(transaction, handOver.ticketDistributionGroupId)) return true;
    }
    return false;
  }

  private async write(transaction: Transaction, { key, claim, settlement }: EndedCall): Promise<WrittenOutcome> {
    const { deliveries } = transaction;
    const delivery = await deliveries.find(key);
    if (delivery === undefined) throw new Error(`Delivery ${key} is gone`);
    delivery.settle(claim, settlement);
    const { state, handOver } = delivery.snapshot;
    const groupId = handOver.ticketDistributionGroupId;
    const group = isAnswered(state) ? await this.keeper.findInTurn(transaction, groupId) : null;
    // Its group stays as it is: whoever reconciles the order meanwhile has to see it.
    if (state === 'SET_ASIDE') await transaction.orders.lock(handOver.orderId);
    await deliveries.save(delivery);
    if (state === 'SET_ASIDE') await this.keeper.noteDeliveries(transaction, [groupId], settlement.at);
    const followUps = group === null ? [] : await this.moveTickets(transaction, delivery, group, settlement);
    return { ...written(delivery), followUps };
  }

  private async moveTickets(
    transaction: Transaction,
    { snapshot }: Delivery,
    group: TicketDistributionGroup,
    { outcome, at }: Settlement,
  ): Promise<readonly Delivery[]> {
    const { handOver, attemptCount } = snapshot;
    const occasion = { at, by: `ticket-system:${handOver.fulfillmentMethod}`, distributionChannelId: null };
    if (outcome.kind === 'applied') {
      group.confirm(handOver, outcome.references, occasion);
      await keepDocuments(transaction, handOver, outcome.references, at);
    }
    if (outcome.kind === 'refused') group.refuse(handOver, outcome, occasion);
    if (outcome.kind === 'applied' && handOver.operation === 'issue') {
      await transaction.statusChecks.save(firstStatusCheck(handOver, at, this.options.watchIntervalMs));
    }
    // The first hand-over of a group, answered at once, neither makes a drift nor ends one.
    const mayEndDrifts = attemptCount > 1 || group.snapshot.handOverCount > 1;
    const origin = originAfter(snapshot);
    return this.keeper.keep(transaction, [group], { occasion, origin, ...(mayEndDrifts && { mayEndDrifts }) });
  }
}

/** What was remembered may not be what is stored, and be to blame for whatever went wrong with it. */
function asConflict(error: unknown): never {
  if (error instanceof StoreUnavailable) throw error;
  throw new ConcurrencyConflict(error instanceof Error ? error.message : String(error), { cause: error });
}

/**
 * The groups as they are stored now.
 *
 * @throws ConcurrencyConflict when one was not saved: nothing told whether it was stored since
 */
async function storedSince(
  transaction: Transaction,
  remembered: readonly StoredGroup[],
): Promise<readonly StoredGroup[]> {
  const ids = remembered.map(({ group }) => group.id);
  const stored = await storedGroups(transaction, ids);
  for (const [index, { group }] of remembered.entries()) {
    const now = stored[index]?.group;
    if (now === undefined || now.revision <= group.revision)
      throw new ConcurrencyConflict(`Group ${group.id} was not saved.`);
  }
  return stored;
}

/** What a system returned of tickets that can be shown, in the place of what it returned before. */
async function keepDocuments(
  { returnedDocuments }: Transaction,
  { orderId }: HandOver,
  references: readonly TicketReferences[],
  receivedAt: Instant,
): Promise<void> {
  for (const { ticketDistributionId, documents } of references) {
    if (documents === undefined) continue;
    const kept = documents.map((document, index) => ({
      ...document,
      ticketDistributionId,
      orderId,
      number: index + 1,
      receivedAt,
    }));
    await returnedDocuments.replace(ticketDistributionId, kept);
  }
}

/** What follows from a delivery comes from where it came from. */
function originAfter({ correlationId, traceparent, priority }: DeliverySnapshot): Origin {
  return { correlationId, traceparent, urgency: urgencyAfter(priority) };
}

function written(delivery: Delivery): Pick<WrittenOutcome, 'attempt' | 'state'> {
  const [attempt] = delivery.newAttempts;
  if (attempt === undefined) throw new Error(`Delivery ${delivery.key} was settled without an attempt`);
  return { attempt, state: delivery.snapshot.state };
}
