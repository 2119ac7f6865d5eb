import {
  type Delivery,
  type FulfillmentMethod,
  type Instant,
  type StatusReport,
  plusMilliseconds,
} from '@ticket-distribution/domain';
import type { Courier } from '../delivery/courier.js';
import type { Gates } from '../gates/gates.js';
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
import type { DueStatusChecks, StatusCheck } from '../ports/status-check-repository.js';
import type { StatusWriter, ToldBySystem } from './status-writer.js';
import { nextStatusCheck } from '../shared/status-check-of.js';

/**
 * Looks after the tickets that ticket systems hold: asks how they stand, writes what became of them, and lists how it
 * differs from what we hold. The load on a system is bounded: one look at a time, of as many keys as its gateway takes,
 * and every call of it counts in the rate of calls to that system.
 */
export class StatusPoller {
  constructor(
    private readonly work: UnitOfWork,
    private readonly gateways: TicketSystemGateways,
    private readonly writer: StatusWriter,
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
    const asked = this.gates.methods.filter((method) => !this.gates.of(method).isAway);
    const due = await this.work.read(({ statusChecks }) => statusChecks.dueMethods(asked, this.clock.now()));
    const counts = await Promise.all(due.map((method) => this.lookAt(method)));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  private async lookAt(fulfillmentMethod: FulfillmentMethod): Promise<number> {
    const asked = { fulfillmentMethod, at: this.clock.now(), limit: this.keysPerLook(fulfillmentMethod) };
    const statusChecks = await this.work.run((transaction) => this.takeDue(transaction, asked));
    if (statusChecks.length === 0) return 0;
    const origin = { correlationId: this.ids.nextCorrelationId() };
    const look = await this.askFor(fulfillmentMethod, statusChecks, origin);
    if (look === null) return 0;
    const { reports, failure, askedAt } = look;
    if (failure !== null) this.log.failed(null, new Error(`Looking at ${fulfillmentMethod}: ${failure}`));
    const followUps = await this.work.run(
      (transaction) => this.write(transaction, statusChecks, reports, { askedAt, origin }),
      origin,
    );
    this.courier.dispatch(followUps);
    return reports.length;
  }

  /** @returns null: the system counts as away, and gets no calls */
  private async askFor(
    fulfillmentMethod: FulfillmentMethod,
    statusChecks: readonly StatusCheck[],
    origin: CallContext,
  ): Promise<(LookResult & { readonly askedAt: Instant }) | null> {
    const gateway = this.gateways[fulfillmentMethod];
    const calls = Math.ceil(statusChecks.length / gateway.keysPerCall);
    const permit = await this.gates.of(fulfillmentMethod).look(calls);
    if (permit === null) return null;
    const askedAt = this.clock.now();
    const keys = statusChecks.map(({ key }) => key);
    const result = await looked(gateway, keys, origin);
    permit.end(result.failure !== null && result.reports.length === 0 ? 'failed' : 'answered');
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
  private async takeDue(
    { pauses, statusChecks }: Transaction,
    asked: DueStatusChecks,
  ): Promise<readonly StatusCheck[]> {
    if ((await pauses.find(asked.fulfillmentMethod)) !== undefined) return [];
    const due = await statusChecks.takeDue(asked);
    const nextLookAt = plusMilliseconds(asked.at, this.options.watchIntervalMs);
    for (const watch of due) await statusChecks.save({ ...watch, nextLookAt });
    return due;
  }

  private async write(
    transaction: Transaction,
    statusChecks: readonly StatusCheck[],
    reports: readonly StatusReport[],
    asked: Asked,
  ): Promise<readonly Delivery[]> {
    const followUps: Delivery[] = [];
    for (const watch of statusChecks) {
      const report = reports.find(({ key }) => key === watch.key);
      if (report !== undefined) followUps.push(...(await this.see(transaction, watch, report, asked)));
    }
    return followUps;
  }

  private async see(
    transaction: Transaction,
    watch: StatusCheck,
    report: StatusReport,
    asked: Asked,
  ): Promise<readonly Delivery[]> {
    const at = this.clock.now();
    const { fulfillmentMethod, ticketDistributionGroupId } = watch;
    const told = { ...asked, fulfillmentMethod, report, at };
    const { group, followUps } = await this.writer.writeLook(transaction, ticketDistributionGroupId, told);
    const next = nextStatusCheck(watch, group.snapshot, at, this.options.watchIntervalMs);
    if (next === null) await transaction.statusChecks.remove(watch.key);
    else await transaction.statusChecks.save(next);
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
    return { reports: [], failure: String(error) };
  }
}

/** When and under which correlation id the systems were asked. */
type Asked = Pick<ToldBySystem, 'askedAt' | 'origin'>;
