import {
  type Delivery,
  type FulfillmentMethod,
  type Instant,
  type Sighting,
  plusMilliseconds,
} from '@ticket-distribution/domain';
import type { Courier } from '../delivery/courier.js';
import type { Gates } from '../delivery/gates.js';
import type { Clock } from '../ports/clock.js';
import type { DeliveryLog } from '../ports/delivery-log.js';
import type { Ids } from '../ports/ids.js';
import type {
  CallContext,
  LookResult,
  TicketSystemGateway,
  TicketSystemGateways,
} from '../ports/ticket-system-gateway.js';
import type { Transaction } from '../ports/transactions.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import type { DueWatches, Watch } from '../ports/watch-repository.js';
import type { SightingWriter, ToldBySystem } from './sighting-writer.js';
import { nextWatch } from '../shared/watch-of.js';

/**
 * Looks after the tickets that ticket systems hold: asks how they stand, writes what became of them, and lists how it
 * differs from what we hold. The load on a system is bounded: one look at a time, of as many keys as its gateway takes,
 * and every call of it counts in the rate of calls to that system.
 */
export class Lookout {
  constructor(
    private readonly work: UnitOfWork,
    private readonly gateways: TicketSystemGateways,
    private readonly writer: SightingWriter,
    private readonly courier: Courier,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly log: DeliveryLog,
    private readonly gates: Gates,
    /** `watchIntervalMs`: how long until a ticket is looked at again, milliseconds. */
    private readonly options: { readonly watchIntervalMs: number },
  ) {}

  /**
   * Makes one look at each ticket system that something is due for, unless it is paused or counts as away.
   *
   * @returns how many issues were looked at
   */
  async look(): Promise<number> {
    const counts = await Promise.all(this.gates.methods.map((method) => this.lookAt(method)));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  private async lookAt(fulfillmentMethod: FulfillmentMethod): Promise<number> {
    if (this.gates.of(fulfillmentMethod).isAway) return 0;
    const asked = { fulfillmentMethod, at: this.clock.now(), limit: this.keysPerLook(fulfillmentMethod) };
    const watches = await this.work.run((transaction) => this.takeDue(transaction, asked));
    if (watches.length === 0) return 0;
    const origin = { correlationId: this.ids.nextCorrelationId() };
    const look = await this.askFor(fulfillmentMethod, watches, origin);
    if (look === null) return 0;
    const { sightings, failure, askedAt } = look;
    if (failure !== null) this.log.failed(null, new Error(`Looking at ${fulfillmentMethod}: ${failure}`));
    const followUps = await this.work.run((transaction) =>
      this.write(transaction, watches, sightings, { askedAt, origin }),
    );
    this.courier.dispatch(followUps);
    return sightings.length;
  }

  /** @returns null: the system counts as away, and gets no calls */
  private async askFor(
    fulfillmentMethod: FulfillmentMethod,
    watches: readonly Watch[],
    origin: CallContext,
  ): Promise<(LookResult & { readonly askedAt: Instant }) | null> {
    const gateway = this.gateways[fulfillmentMethod];
    const calls = Math.ceil(watches.length / gateway.keysPerCall);
    const leave = await this.gates.of(fulfillmentMethod).look(calls);
    if (leave === null) return null;
    const askedAt = this.clock.now();
    const keys = watches.map(({ key }) => key);
    const result = await looked(gateway, keys, origin);
    leave.end(result.failure !== null && result.sightings.length === 0 ? 'failed' : 'answered');
    return { ...result, askedAt };
  }

  /** No more than the calls of one second ask for. */
  private keysPerLook(fulfillmentMethod: FulfillmentMethod): number {
    const { keysPerLook, keysPerCall } = this.gateways[fulfillmentMethod];
    const { perSecond } = this.gates.of(fulfillmentMethod).rate;
    return perSecond === null ? keysPerLook : Math.min(keysPerLook, perSecond * keysPerCall);
  }

  /**
   * Takes what is due, and moves its next look so far that no other process looks meanwhile. A key that gets no answer
   * waits as long as one that does: a system that is down is not asked more often.
   */
  private async takeDue({ pauses, watches }: Transaction, asked: DueWatches): Promise<readonly Watch[]> {
    if ((await pauses.find(asked.fulfillmentMethod)) !== undefined) return [];
    const due = await watches.takeDue(asked);
    const nextLookAt = plusMilliseconds(asked.at, this.options.watchIntervalMs);
    for (const watch of due) await watches.save({ ...watch, nextLookAt });
    return due;
  }

  private async write(
    transaction: Transaction,
    watches: readonly Watch[],
    sightings: readonly Sighting[],
    asked: Asked,
  ): Promise<readonly Delivery[]> {
    const followUps: Delivery[] = [];
    for (const watch of watches) {
      const sighting = sightings.find(({ key }) => key === watch.key);
      if (sighting !== undefined) followUps.push(...(await this.see(transaction, watch, sighting, asked)));
    }
    return followUps;
  }

  private async see(
    transaction: Transaction,
    watch: Watch,
    sighting: Sighting,
    asked: Asked,
  ): Promise<readonly Delivery[]> {
    const at = this.clock.now();
    const { fulfillmentMethod, ticketDistributionGroupId } = watch;
    const told = { ...asked, fulfillmentMethod, sighting, at };
    const { group, followUps } = await this.writer.writeLook(transaction, ticketDistributionGroupId, told);
    const next = nextWatch(watch, group.snapshot, at, this.options.watchIntervalMs);
    if (next === null) await transaction.watches.remove(watch.key);
    else await transaction.watches.save(next);
    return followUps;
  }
}

/** A gateway that fails has seen nothing. */
async function looked(
  gateway: TicketSystemGateway,
  ...asked: Parameters<TicketSystemGateway['look']>
): Promise<LookResult> {
  try {
    return await gateway.look(...asked);
  } catch (error) {
    return { sightings: [], failure: String(error) };
  }
}

/** When and under which correlation id the systems were asked. */
type Asked = Pick<ToldBySystem, 'askedAt' | 'origin'>;
