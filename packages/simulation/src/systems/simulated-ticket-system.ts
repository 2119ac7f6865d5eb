import {
  type CallOutcome,
  type DeliveryKey,
  type FulfillmentMethod,
  type HandOver,
  type StatusReport,
  ticketsOf,
} from '@ticket-distribution/domain';
import { FakeTicketSystem, type ValidTicket } from '@ticket-distribution/testkit';
import type { CallFault } from './call-fault.js';

/** Told of every call that a system carried out. */
export type ProcessingWatcher = (method: FulfillmentMethod, handOver: HandOver, outcome: CallOutcome) => void;

/**
 * A ticket system of the simulated world: the testkit's fake one holds the tickets, this one remembers who asked for them
 * and which faults lie in the way of its next calls.
 */
export class SimulatedTicketSystem {
  private readonly truth: FakeTicketSystem;
  private readonly faults: CallFault[] = [];
  private readonly told = new Map<DeliveryKey, HandOver>();
  private readonly lastSeen = new Map<DeliveryKey, StatusReport>();
  /** Until then every call fails; simulated milliseconds. */
  outageUntil = 0;

  constructor(
    readonly method: FulfillmentMethod,
    readonly dedupes: boolean,
    private readonly watcher: ProcessingWatcher,
  ) {
    this.truth = new FakeTicketSystem(true, { likeNod: method === 'NOD', changesInUse: method === 'NOD' });
  }

  get valid(): readonly ValidTicket[] {
    return this.truth.valid;
  }

  /** The next calls meet these. */
  meet(...faults: readonly CallFault[]): void {
    this.faults.push(...faults);
  }

  /** All faults end. */
  recover(): void {
    this.faults.length = 0;
    this.outageUntil = 0;
  }

  nextFault(): CallFault | null {
    return this.faults.shift() ?? null;
  }

  /** A request arrives. */
  process(handOver: HandOver, refusal: 'refuse' | 'refuse-one' | null = null): CallOutcome {
    if (refusal !== null) this.truth.meet(refusal);
    const before = this.truth.calls.length;
    const outcome = this.truth.tell(handOver);
    this.told.set(handOver.key, handOver);
    if (this.truth.calls[before]?.outcome !== 'repeated') this.watcher(this.method, handOver, outcome);
    return outcome;
  }

  /** What a request would be told without anything being done. */
  pretend(handOver: HandOver): CallOutcome {
    const references = ticketsOf(handOver).map((ticketDistributionId) => ({
      ticketDistributionId,
      externalReference: handOver.key,
      fareContractRef: null,
      customerAccountRef: null,
    }));
    return { kind: 'applied', references };
  }

  async ask(handOver: HandOver): Promise<CallOutcome> {
    return (await this.truth.ask(handOver, { correlationId: 'asked' })).outcome;
  }

  see(keys: readonly DeliveryKey[], isStale: boolean): readonly StatusReport[] {
    return this.truth.see(keys).reports.map((now) => {
      const before = this.lastSeen.get(now.key);
      this.lastSeen.set(now.key, now);
      return isStale && before !== undefined ? before : now;
    });
  }

  /** The order line that an issue was for. */
  toldUnder(key: DeliveryKey): HandOver | undefined {
    return this.told.get(key);
  }

  /** The order line that the group of a hand-over stands for, as it was told. */
  lineOfGroup(group: string): string | undefined {
    for (const { ticketDistributionGroupId, orderLineId } of this.told.values()) {
      if (ticketDistributionGroupId === group) return orderLineId;
    }
    return undefined;
  }

  pickUp(key: DeliveryKey): void {
    this.truth.pickUp(key);
  }

  complete(key: DeliveryKey): void {
    this.truth.complete(key);
  }

  cancelFromOutside({ ticketDistributionId }: ValidTicket): void {
    this.truth.cancelFromOutside(ticketDistributionId);
  }

  /** How the tickets of a key stand now, as the system tells of them unasked. */
  report(key: DeliveryKey): StatusReport | undefined {
    return this.truth.see([key]).reports[0];
  }
}
