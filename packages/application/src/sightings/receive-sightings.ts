import {
  type Delivery,
  type DeliveryKey,
  type FulfillmentMethod,
  type IssueHandOver,
  type Origin,
  type SightedTicket,
} from '@ticket-distribution/domain';
import type { Courier } from '../delivery/courier.js';
import type { Clock } from '../ports/clock.js';
import type { Transaction, Transactions } from '../ports/transactions.js';
import { once } from '../requests/once.js';
import type { Caller } from '../shared/caller.js';
import { serialised } from '../shared/serialised.js';
import type { SightingWriter } from './sighting-writer.js';
import { watchAgain } from '../shared/watch-of.js';

/** One ticket as its system tells of it unasked. */
export interface ToldSighting extends SightedTicket {
  /** The key of the issue. */
  readonly key: DeliveryKey;
}

export interface ReceiveSightingsCommand {
  readonly fulfillmentMethod: FulfillmentMethod;
  readonly sightings: readonly ToldSighting[];
  readonly origin: Origin & Pick<Caller, 'request'>;
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
  async execute(command: ReceiveSightingsCommand): Promise<ReceivedSighting[]> {
    const received: ReceivedSighting[] = [];
    for (const [index, told] of command.sightings.entries()) {
      const followUps = await serialised(this.transactions, (transaction) =>
        this.receive(transaction, command, told, `sighting ${index}`),
      );
      this.courier.dispatch(followUps ?? []);
      const { key, ticketDistributionId } = told;
      received.push({ key, ticketDistributionId, outcome: followUps === null ? 'unknown' : 'received' });
    }
    return received;
  }

  private async receive(
    transaction: Transaction,
    command: ReceiveSightingsCommand,
    told: ToldSighting,
    effect: string,
  ): Promise<readonly Delivery[] | null> {
    const handOver = (await transaction.deliveries.find(told.key))?.snapshot.handOver;
    if (handOver?.operation !== 'issue' || handOver.fulfillmentMethod !== command.fulfillmentMethod) return null;
    if (!handOver.tickets.some(({ ticketDistributionId }) => ticketDistributionId === told.ticketDistributionId))
      return null;
    const write = () => this.write(transaction, handOver, told, command.origin);
    return (await once(transaction, command.origin, effect, write)) ?? [];
  }

  /** A full look follows at once: what is told names one ticket and may be older than what was answered since. */
  private async write(
    transaction: Transaction,
    handOver: IssueHandOver,
    { key, ...ticket }: ToldSighting,
    origin: Origin,
  ): Promise<readonly Delivery[]> {
    const at = this.clock.now();
    const sighting = { key, tickets: [ticket] };
    const told = { fulfillmentMethod: handOver.fulfillmentMethod, sighting, askedAt: at, at, origin };
    const followUps = await this.writer.writeTold(transaction, handOver.ticketDistributionGroupId, told);
    await transaction.watches.save(watchAgain(handOver, at));
    return followUps;
  }
}
