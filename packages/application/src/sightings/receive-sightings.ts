import {
  type Delivery,
  type DeliveryKey,
  type FulfillmentMethod,
  type Origin,
  type SightedTicket,
} from '@ticket-distribution/domain';
import type { Courier } from '../delivery/courier.js';
import type { Clock } from '../ports/clock.js';
import type { Transaction, Transactions } from '../ports/transactions.js';
import { serialised } from '../shared/serialised.js';
import type { SightingWriter } from './sighting-writer.js';
import { watchAgain } from '../shared/watch-of.js';

/** One ticket as its system tells of it unasked. */
export interface ToldSighting extends SightedTicket {
  /** The key of the issue. */
  readonly key: DeliveryKey;
}

/** What became of it: written (or known already), or left out because no such hand-over is known here. */
export interface ReceivedSighting {
  readonly key: DeliveryKey;
  readonly ticketDistributionId: string;
  readonly outcome: 'received' | 'unknown';
}

/** Takes in what a ticket system tells of itself. Its word must be proven before (a signature). */
export class ReceiveSightings {
  constructor(
    private readonly transactions: Transactions,
    private readonly writer: SightingWriter,
    private readonly courier: Courier,
    private readonly clock: Clock,
  ) {}

  /** @returns one result per sighting, in their order; the same again changes nothing */
  async execute(command: {
    readonly fulfillmentMethod: FulfillmentMethod;
    readonly sightings: readonly ToldSighting[];
    readonly origin: Origin;
  }): Promise<ReceivedSighting[]> {
    const { fulfillmentMethod, sightings, origin } = command;
    const received: ReceivedSighting[] = [];
    for (const told of sightings) {
      const followUps = await serialised(this.transactions, (transaction) =>
        this.receive(transaction, fulfillmentMethod, told, origin),
      );
      this.courier.dispatch(followUps ?? []);
      const { key, ticketDistributionId } = told;
      received.push({ key, ticketDistributionId, outcome: followUps === null ? 'unknown' : 'received' });
    }
    return received;
  }

  /** A full look follows at once: what is told names one ticket and may be older than what was answered since. */
  private async receive(
    transaction: Transaction,
    fulfillmentMethod: FulfillmentMethod,
    { key, ...ticket }: ToldSighting,
    origin: Origin,
  ): Promise<readonly Delivery[] | null> {
    const handOver = (await transaction.deliveries.find(key))?.snapshot.handOver;
    if (handOver?.operation !== 'issue' || handOver.fulfillmentMethod !== fulfillmentMethod) return null;
    if (!handOver.tickets.some(({ ticketDistributionId }) => ticketDistributionId === ticket.ticketDistributionId))
      return null;
    const group = await transaction.groups.find(handOver.ticketDistributionGroupId);
    if (group === undefined) throw new Error(`Group ${handOver.ticketDistributionGroupId} is gone`);
    const at = this.clock.now();
    const sighting = { key, tickets: [ticket] };
    const told = { fulfillmentMethod, sighting, askedAt: at, at, origin };
    const followUps = await this.writer.writeTold(transaction, group, told);
    await transaction.watches.save(watchAgain(handOver, at));
    return followUps;
  }
}
