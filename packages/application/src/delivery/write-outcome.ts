import {
  type Attempt,
  type Delivery,
  type DeliveryKey,
  type DeliverySnapshot,
  type DeliveryState,
  type FulfillmentPolicies,
  type Origin,
  type Settlement,
  type TicketDistributionGroup,
  isAnswered,
  urgencyAfter,
} from '@ticket-distribution/domain';
import type { DriftBook } from '../drifts/drift-book.js';
import type { Transaction } from '../ports/transactions.js';
import { firstWatch } from '../shared/watch-of.js';
import { followUp } from './follow-up.js';

/** What was written, and the deliveries that follow from it. */
export interface WrittenOutcome {
  readonly attempt: Attempt;
  readonly state: DeliveryState;
  readonly followUps: readonly Delivery[];
}

/** Writes how calls ended: to the delivery with its attempt and, when the answer is final, to its tickets. */
export class WriteOutcome {
  constructor(
    private readonly policies: FulfillmentPolicies,
    private readonly drifts: DriftBook,
    /** `watchIntervalMs`: how long until an issued ticket is looked at, milliseconds. */
    private readonly options: { readonly watchIntervalMs: number },
  ) {}

  /**
   * @throws DomainError `delivery/illegal-move` when the claim was taken away, `ticket-distribution/illegal-move` when the
   *   answer contradicts what a ticket is
   */
  async execute(
    transaction: Transaction,
    key: DeliveryKey,
    claim: string,
    settlement: Settlement,
  ): Promise<WrittenOutcome> {
    const { deliveries, groups } = transaction;
    const delivery = await deliveries.find(key);
    if (delivery === undefined) throw new Error(`Delivery ${key} is gone`);
    delivery.settle(claim, settlement);
    await deliveries.save(delivery);
    const { state, handOver, attemptCount } = delivery.snapshot;
    const isSetAside = state === 'SET_ASIDE';
    if (!isAnswered(state) && !isSetAside) return { ...written(delivery), followUps: [] };
    const group = await groups.find(handOver.ticketDistributionGroupId);
    if (group === undefined) throw new Error(`Group ${handOver.ticketDistributionGroupId} is gone`);
    const followUps = await this.moveTickets(transaction, delivery, group, settlement);
    // The first hand-over of a group, answered at once, neither makes a drift nor ends one.
    if (isSetAside || attemptCount > 1 || group.snapshot.handOverCount > 1) {
      await this.drifts.writeKnown(transaction, group.snapshot, settlement.at);
    }
    return { ...written(delivery), followUps };
  }

  private async moveTickets(
    { deliveries, groups, watches }: Transaction,
    { snapshot }: Delivery,
    group: TicketDistributionGroup,
    { outcome, at }: Settlement,
  ): Promise<readonly Delivery[]> {
    if (outcome.kind !== 'applied' && outcome.kind !== 'refused') return [];
    const { handOver } = snapshot;
    const occasion = { at, by: `ticket-system:${handOver.fulfillmentMethod}`, distributionChannelId: null };
    if (outcome.kind === 'applied') group.confirm(handOver, outcome.references, occasion);
    else group.refuse(handOver, outcome, occasion);
    if (outcome.kind === 'applied' && handOver.operation === 'issue') {
      await watches.save(firstWatch(handOver, at, this.options.watchIntervalMs));
    }
    const open = group.wantsFollowUp(this.policies) ? await deliveries.openOf([group.id]) : null;
    const origin = originAfter(snapshot);
    const followed =
      open === null ? { withdrawn: [], stored: [] } : followUp(group, open, this.policies, occasion, origin);
    await groups.save(group);
    for (const changed of [...followed.withdrawn, ...followed.stored]) await deliveries.save(changed);
    return followed.stored;
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
