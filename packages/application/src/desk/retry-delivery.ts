import { type Delivery, type DeliveryKey, checkSeenRevision } from '@ticket-distribution/domain';
import type { Courier } from '../delivery/courier.js';
import { waitForDeliveries } from '../delivery/wait-for-deliveries.js';
import type { Clock } from '../ports/clock.js';
import type { Transaction } from '../ports/transactions.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import type { Caller } from '../shared/caller.js';
import type { DeliveryReading } from '../reading/ticket-story.js';
import type { AuditTrail, AuditNote } from '../audit/audit-trail.js';
import { findDelivery } from './find-delivery.js';
import type { ReadDelivery } from './read-delivery.js';

export interface RetryDeliveryCommand {
  readonly key: DeliveryKey;
  /** The revision that the operator read: another one acts first, or the engine does. */
  readonly revision: number;
  readonly reason?: string;
  readonly caller: Caller;
}

/** Has a hand-over tried now: another round of attempts for one that was set aside, no pause for one that waits. */
export class RetryDelivery {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly courier: Courier,
    private readonly clock: Clock,
    private readonly readDelivery: ReadDelivery,
    private readonly options: { readonly deliveryWaitMs: number },
  ) {}

  /**
   * @returns the delivery as it is then; the answer may still be to come
   * @throws DomainError `delivery/not-found`, `delivery/changed-meanwhile`, `delivery/under-way`, `delivery/answered`
   */
  async execute(command: RetryDeliveryCommand): Promise<DeliveryReading> {
    const { key, reason = null, caller } = command;
    const said: AuditNote = { kind: 'retry-delivery', subject: key, reason };
    const retried = await this.audit.refusalsOf(said, caller, () =>
      this.work.once(
        caller,
        'retry',
        async (transaction) => [await this.retry(transaction, command, said)],
        () => [],
      ),
    );
    this.courier.dispatch(retried);
    await waitForDeliveries(this.courier, this.clock, [key], this.options.deliveryWaitMs);
    return this.readDelivery.execute({ key, caller });
  }

  private async retry(
    transaction: Transaction,
    { key, revision, caller }: RetryDeliveryCommand,
    said: AuditNote,
  ): Promise<Delivery> {
    const { deliveries } = transaction;
    const delivery = await findDelivery(transaction, key, caller, 'change');
    const { state: from, handOver } = delivery.snapshot;
    checkSeenRevision(delivery.snapshot, revision);
    delivery.retry(await deliveries.attemptsOf(key), this.clock.now());
    await deliveries.save(delivery);
    const { orderId, organisationId } = handOver;
    const details = { from, to: delivery.snapshot.state };
    await this.audit.write(transaction, { ...said, orderId, organisationId, details }, caller);
    return delivery;
  }
}
