import type { Delivery, FulfillmentMethod, Instant } from '@ticket-distribution/domain';
import type { Clock } from '../ports/clock.js';
import type { TicketSystemGateways } from '../ports/ticket-system-gateway.js';
import type { OrderMemory } from '../groups/order-memory.js';
import type { Transaction } from '../ports/transactions.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import type { Gates } from '../gates/gates.js';
import type { Leases } from '../leases/leases.js';
import type { DueNow, Turns } from './turns.js';

/** Claims deliveries for the calls of this process: in the transaction that stores them, or later when they are due. */
export class DeliveryClaimer {
  constructor(
    private readonly work: UnitOfWork,
    private readonly gateways: TicketSystemGateways,
    private readonly clock: Clock,
    private readonly leases: Leases,
    private readonly gates: Gates,
    private readonly turns: Turns,
    private readonly memory: OrderMemory,
  ) {}

  /**
   * Claims deliveries that are about to be stored, so that their first calls need no transaction of their own: as many
   * as can start at once or line up, and only where a crash before the call costs no more than asking again. A group decides the next
   * hand-over of a ticket when the one before is answered, so that none of them has to wait for another.
   */
  async claimAtOnce({ pauses }: PauseTransaction, deliveries: readonly Delivery[], at: Instant): Promise<void> {
    for (const method of this.gates.methods) {
      if (!this.gateways[method].dedupes || this.turns.isBacklogged(method)) continue;
      const waiting = deliveries.filter(({ snapshot: { handOver } }) => handOver.fulfillmentMethod === method);
      const startable = waiting.slice(0, this.limitOf(method));
      if (startable.length === 0 || (await pauses.find(method)) !== undefined) continue;
      for (const delivery of startable) this.leases.claim(delivery, at);
    }
  }

  /**
   * How many deliveries of a method are to be claimed now; 0: it is not yet time. More than can start at once only where a crash
   * before the call costs no more than asking again.
   */
  limitOf(method: FulfillmentMethod): number {
    const gate = this.gates.of(method);
    return this.gateways[method].dedupes ? gate.claimable : gate.free;
  }

  /** Takes what is due at ticket systems that are not paused, and claims each for one call. */
  async claimDue(asked: readonly DueNow[]): Promise<readonly Delivery[]> {
    if (asked.length === 0) return [];
    const claimed = await this.work.run((transaction) => this.claimIn(transaction, asked, this.clock.now()));
    for (const { snapshot } of claimed) {
      this.memory.of(snapshot.handOver.orderId)?.storedAlone({ ...snapshot, revision: snapshot.revision + 1 });
    }
    return claimed;
  }

  /** The methods for which something may be due: one glance, so that a look at nothing takes no transaction. */
  async dueMethods(methods: readonly FulfillmentMethod[]): Promise<readonly FulfillmentMethod[]> {
    return this.work.read(({ deliveries }) => deliveries.dueMethods(methods, this.clock.now()));
  }

  private async claimIn(
    { deliveries, pauses }: Transaction,
    asked: readonly DueNow[],
    at: Instant,
  ): Promise<readonly Delivery[]> {
    const claimed: Delivery[] = [];
    const paused = new Set((await pauses.all()).map(({ fulfillmentMethod }) => fulfillmentMethod));
    for (const due of asked.filter(({ fulfillmentMethod }) => !paused.has(fulfillmentMethod))) {
      for (const delivery of await deliveries.takeDue({ ...due, at })) {
        this.leases.claim(delivery, at);
        await deliveries.save(delivery);
        claimed.push(delivery);
      }
    }
    return claimed;
  }
}

/** What a claim at once needs to know of its transaction. */
export type PauseTransaction = Pick<Transaction, 'pauses'>;
