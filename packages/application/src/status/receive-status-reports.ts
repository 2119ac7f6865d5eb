import {
  type Delivery,
  type DeliveryKey,
  type FulfillmentMethod,
  type IssueHandOver,
  type Origin,
  type ReportedTicket,
} from '@ticket-distribution/domain';
import type { Courier } from '../delivery/courier.js';
import type { Clock } from '../ports/clock.js';
import type { Transaction } from '../ports/transactions.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import type { Caller } from '../shared/caller.js';
import type { StatusWriter } from './status-writer.js';
import { checkAgain } from '../shared/status-check-of.js';

/** One ticket as its system tells of it unasked. */
export interface ToldStatus extends ReportedTicket {
  /** The key of the issue. */
  readonly key: DeliveryKey;
}

export interface ReceiveStatusReportsCommand {
  readonly fulfillmentMethod: FulfillmentMethod;
  readonly reports: readonly ToldStatus[];
  readonly origin: Origin & Pick<Caller, 'request'>;
}

/** What became of it: written (or known already), or left out because no such hand-over is known here. */
export interface ReceivedStatusReport {
  readonly key: DeliveryKey;
  readonly ticketDistributionId: string;
  readonly outcome: 'received' | 'unknown';
}

/** Takes in what a ticket system tells of itself. Its word must be proven before (a signature). */
export class ReceiveStatusReports {
  constructor(
    private readonly work: UnitOfWork,
    private readonly writer: StatusWriter,
    private readonly courier: Courier,
    private readonly clock: Clock,
  ) {}

  /** @returns one result per sighting, in their order; the same again changes nothing */
  async execute(command: ReceiveStatusReportsCommand): Promise<ReceivedStatusReport[]> {
    const received: ReceivedStatusReport[] = [];
    for (const [index, told] of command.reports.entries()) {
      const followUps = await this.work.once(
        command.origin,
        `report ${index}`,
        (transaction) => this.receive(transaction, command, told),
        async (transaction) => ((await issueOf(transaction, command, told)) === null ? null : []),
      );
      this.courier.dispatch(followUps ?? []);
      const { key, ticketDistributionId } = told;
      received.push({ key, ticketDistributionId, outcome: followUps === null ? 'unknown' : 'received' });
    }
    return received;
  }

  private async receive(
    transaction: Transaction,
    command: ReceiveStatusReportsCommand,
    told: ToldStatus,
  ): Promise<readonly Delivery[] | null> {
    const handOver = await issueOf(transaction, command, told);
    return handOver === null ? null : this.write(transaction, handOver, told, command.origin);
  }

  /** A full look follows at once: what is told names one ticket and may be older than what was answered since. */
  private async write(
    transaction: Transaction,
    handOver: IssueHandOver,
    { key, ...ticket }: ToldStatus,
    origin: Origin,
  ): Promise<readonly Delivery[]> {
    const at = this.clock.now();
    const report = { key, tickets: [ticket] };
    const told = { fulfillmentMethod: handOver.fulfillmentMethod, report, askedAt: at, at, origin };
    const followUps = await this.writer.writeTold(transaction, handOver.ticketDistributionGroupId, told);
    await transaction.statusChecks.save(checkAgain(handOver, at));
    return followUps;
  }
}

/** The hand-over that issued the ticket of which a system tells; null: that system was never told of it. */
async function issueOf(
  { deliveries }: Transaction,
  { fulfillmentMethod }: ReceiveStatusReportsCommand,
  { key, ticketDistributionId }: ToldStatus,
): Promise<IssueHandOver | null> {
  const handOver = (await deliveries.find(key))?.snapshot.handOver;
  if (handOver?.operation !== 'issue' || handOver.fulfillmentMethod !== fulfillmentMethod) return null;
  return handOver.tickets.some((ticket) => ticket.ticketDistributionId === ticketDistributionId) ? handOver : null;
}
