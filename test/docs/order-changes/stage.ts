import { setImmediate } from 'node:timers/promises';
import {
  type DeliverySnapshot,
  type Drift,
  FULFILLMENT_METHODS,
  type FulfillmentMethod,
  type GroupSnapshot,
  type OrderDocument,
  type OrderId,
  type TicketDistribution,
  isAnswered,
  isLive,
} from '@ticket-distribution/domain';
import {
  type TestEngine,
  FakeTicketSystem,
  InMemoryTransactions,
  ManualClock,
  type ValidTicket,
  anEngine,
} from '@ticket-distribution/testkit';
import { AJsonTicketSystem } from './a-json-ticket-system.js';

/** Everything that can be seen of an order at one moment: here and at the ticket systems. */
export interface Sight {
  readonly groups: readonly GroupSnapshot[];
  readonly tickets: readonly TicketDistribution[];
  /** What the ticket systems keep valid, whatever we think of it. */
  readonly valid: readonly ValidTicket[];
  readonly deliveries: readonly DeliverySnapshot[];
  /** The keys of the calls that reached the ticket systems, as each of them took them in. */
  readonly calls: readonly string[];
  /** The drifts that are listed as open. */
  readonly drifts: readonly Drift[];
}

/** How often a call is made before an operator has to look; short, so that this is reached soon. */
const ATTEMPTS = 2;
const RETRY_MS = 1000;
/** Longer than the time between two looks at a ticket. */
const LOOK_MS = 61_000;
const LONGEST_SETTLING = 30;

/** The real engine over in-memory adapters, its ticket systems and its clock, for one order. */
export class Stage {
  readonly clock = new ManualClock();
  readonly systems: Readonly<Record<FulfillmentMethod, FakeTicketSystem>>;
  readonly engine: TestEngine;
  readonly caller = { correlationId: 'order-changes', identity: null };
  private readonly transactions = new InMemoryTransactions();
  private orderId = '' as OrderId;

  constructor() {
    const systems = FULFILLMENT_METHODS.map((method) => [
      method,
      method === 'NOD' ? new FakeTicketSystem(true, { likeNod: true }) : new AJsonTicketSystem(),
    ]);
    this.systems = Object.fromEntries(systems) as Record<FulfillmentMethod, FakeTicketSystem>;
    const schedule = { attempts: ATTEMPTS, firstDelayMs: RETRY_MS, longestDelayMs: RETRY_MS };
    this.engine = anEngine({ gateways: this.systems, clock: this.clock, transactions: this.transactions, schedule });
  }

  /** Takes in a version; the calls that follow from it begin. */
  async record(document: OrderDocument): Promise<void> {
    this.orderId = document.id;
    await this.engine.recordOrderVersion.execute({ document, caller: this.caller });
    await setImmediate();
  }

  /** What the seller's system does after a change: asks for whatever is still to be handed over. */
  async askAgain(): Promise<void> {
    const { orderId, caller } = this;
    await this.engine.generateGroups.execute({ orderId, caller });
    await this.distribute();
  }

  /** What the seller's system does after a sale; where generate hands over by itself, nothing. */
  async distribute(): Promise<void> {
    const { orderId, caller } = this;
    try {
      await this.engine.distributeGroups.execute({ orderId, pickup: {}, language: 'nob', caller });
    } catch (error) {
      if ((error as { readonly code?: string }).code !== 'distribution/nothing-to-distribute') throw error;
    }
  }

  /** Time passes until every delivery has its answer or is set aside. */
  async settle(): Promise<void> {
    for (let round = 0; round < LONGEST_SETTLING; round += 1) {
      const open = (await this.open()).filter(({ state }) => state !== 'SET_ASIDE');
      if (open.length === 0) return;
      await this.engine.courier.settled(open.map(({ key }) => key));
      await this.clock.advance(RETRY_MS);
      await Promise.all(await this.engine.courier.startDue());
    }
    throw new Error('the deliveries do not come to rest');
  }

  /** The engine asks all ticket systems how their tickets stand, and carries out what follows. */
  async look(): Promise<void> {
    await this.clock.advance(LOOK_MS);
    while ((await this.engine.statusPoller.look()) > 0);
    await this.settle();
  }

  /** An operator does what each open drift of the kinds proposes. */
  async repair(...kinds: readonly Drift['kind'][]): Promise<void> {
    for (const { id } of (await this.drifts()).filter(({ kind }) => kinds.includes(kind))) {
      const isOpen = (await this.drifts()).some((drift) => drift.id === id);
      if (isOpen) await this.engine.repairDrift.execute({ id, caller: this.caller });
      await this.settle();
    }
  }

  async sight(): Promise<Sight> {
    const groups = await this.transactions.read((snapshot) => snapshot.groups.ofOrder(this.orderId));
    const snapshots = groups.map(({ snapshot }) => snapshot);
    const deliveries = await this.transactions.read((snapshot) =>
      snapshot.deliveries.ofGroups(snapshots.map(({ id }) => id)),
    );
    return {
      groups: snapshots,
      tickets: snapshots.flatMap(({ tickets }) => tickets),
      valid: Object.values(this.systems).flatMap(({ valid }) => valid),
      deliveries: deliveries.map(({ snapshot }) => snapshot),
      calls: Object.values(this.systems).flatMap(({ calls }) => calls.map(({ key }) => key)),
      drifts: await this.drifts(),
    };
  }

  async liveTickets(): Promise<readonly TicketDistribution[]> {
    return (await this.sight()).tickets.filter(({ status }) => isLive(status));
  }

  private async drifts(): Promise<readonly Drift[]> {
    const { caller } = this;
    return (await this.engine.searchDrifts.execute({ state: 'OPEN', page: 0, perPage: 100, caller })).items;
  }

  private async open(): Promise<readonly DeliverySnapshot[]> {
    return (await this.sight()).deliveries.filter(({ state }) => !isAnswered(state));
  }
}
