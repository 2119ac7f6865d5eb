import {
  DEFAULT_RETRY_SCHEDULE,
  type DeliverySnapshot,
  type Drift,
  type FareProduct,
  type FulfillmentMethod,
  type OrderLineDocument,
  type TicketDistribution,
  isAnswered,
} from '@ticket-distribution/domain';
import {
  type TestEngine,
  type TestEngineOptions,
  FakeTicketSystem,
  InMemorySignals,
  InMemoryTransactions,
  ManualClock,
  SequentialIds,
  aLine,
  aProduct,
  anEngine,
  anOrder,
} from '@ticket-distribution/testkit';
import { storedIn } from './stores.js';
import { caller, distribute, generate, orderId, record, settled } from './story.js';

const LONGEST_PAUSE_MS = DEFAULT_RETRY_SCHEDULE.longestDelayMs;
const WATCH_INTERVAL_MS = 60_000;
const MANY_TIMES = 50;

/** A product that is bound to no departure and transferable, so that all of it can be changed. */
export const flex: FareProduct = aProduct({ ref: 'flex', legs: [], transferable: true });
/** The same with another content. */
export const changed: FareProduct = { ...flex, name: { eng: 'Changed' } };

/** A line of one flexible product on an account. */
export function lineOf(method: FulfillmentMethod, said: Partial<OrderLineDocument> = {}): OrderLineDocument {
  const { [method]: id } = {
    NOD: 'line-nod',
    ACCOUNT_BASED_TICKETING: 'line-account',
    INTERNATIONAL: 'line-international',
    BIFROST: 'line-bifrost',
  };
  return { ...aLine({ id, method, customerAccountRef: 'ENT:CustomerAccount:a1', products: [flex] }), ...said };
}

/** An engine, the ticket systems behind it and the time, in which the story of one order is told. */
export class World {
  readonly clock = new ManualClock();
  readonly ids = new SequentialIds();
  readonly transactions = new InMemoryTransactions();
  readonly signals = new InMemorySignals();
  readonly nod = new FakeTicketSystem(true, { likeNod: true });
  readonly accounts = new FakeTicketSystem();
  readonly international = new FakeTicketSystem();
  readonly bifrost = new FakeTicketSystem();
  engine: TestEngine;
  private version = 0;

  constructor(private readonly options: TestEngineOptions = {}) {
    this.engine = this.started();
  }

  get systems(): Readonly<Record<FulfillmentMethod, FakeTicketSystem>> {
    return {
      NOD: this.nod,
      ACCOUNT_BASED_TICKETING: this.accounts,
      INTERNATIONAL: this.international,
      BIFROST: this.bifrost,
    };
  }

  get allSystems(): readonly FakeTicketSystem[] {
    return Object.values(this.systems);
  }

  /** Another process over the same database, the same ticket systems and the same time. */
  started(more: TestEngineOptions = {}): TestEngine {
    const { clock, ids, transactions, signals } = this;
    const gateways = { ...this.systems, ...this.options.gateways, ...more.gateways };
    return anEngine({ clock, ids, transactions, signals, ...this.options, ...more, gateways });
  }

  /** The next version of the order, with these lines; without one it is cancelled. */
  async says(...lines: readonly OrderLineDocument[]) {
    this.version += 1;
    return this.saysAs(this.version, ...lines);
  }

  /** A version of the order as its sender numbers it. */
  async saysAs(version: number, ...lines: readonly OrderLineDocument[]) {
    this.version = version;
    const status = lines.length === 0 ? ('CANCELLED' as const) : ('CONFIRMED' as const);
    return record(this.engine, anOrder({ version, status, lines }));
  }

  /** The next version of the order, handed over and answered. */
  async sells(...lines: readonly OrderLineDocument[]): Promise<this> {
    await this.says(...lines);
    if (lines.some(({ fulfillmentMethod }) => fulfillmentMethod !== 'ACCOUNT_BASED_TICKETING')) {
      await distribute(this.engine);
    }
    await settled();
    return this;
  }

  /** The ticket that was made first, second … as it stands now. */
  async ticket(place = 0): Promise<TicketDistribution> {
    return nth(
      (await this.groups()).flatMap(({ tickets }) => tickets),
      place,
    );
  }

  async groups() {
    return (await generate(this.engine)).map(({ group }) => group);
  }

  async statuses(): Promise<readonly string[]> {
    return (await this.groups()).flatMap(({ tickets }) => tickets.map(({ status }) => status));
  }

  /** The deliveries of the order, in the order in which they were stored. */
  deliveries(): Promise<readonly DeliverySnapshot[]> {
    return storedIn(this.transactions);
  }

  /** Each delivery in short, such as `issue DONE`. */
  async told(): Promise<readonly string[]> {
    return (await this.deliveries()).map(({ handOver, state }) => `${handOver.operation} ${state}`);
  }

  /** The drifts of the order, ended ones too. */
  async drifts(): Promise<readonly Drift[]> {
    return (await this.engine.searchDrifts.execute({ orderId, page: 0, perPage: 99, caller })).items;
  }

  /** Each drift in short, such as `cancel-refused OPEN`. */
  async driftKinds(): Promise<readonly string[]> {
    return (await this.drifts()).map(({ kind, state }) => `${kind} ${state}`);
  }

  /** Lets so long a time pass that everything unanswered is due, and takes it up, so often. */
  async pass(times = 1): Promise<void> {
    for (let time = 0; time < times; time += 1) {
      await this.clock.advance(LONGEST_PAUSE_MS);
      await Promise.all(await this.engine.courier.startDue());
      await settled();
    }
  }

  /**
   * Lets everything come to its end: what is due is called, what is held is looked at.
   *
   * @throws Error when it comes to none
   */
  async rest(): Promise<void> {
    await ended(async () => {
      await this.pass();
      return (await this.deliveries()).every(({ state }) => isAnswered(state));
    });
    await this.clock.advance(WATCH_INTERVAL_MS);
    await ended(async () => (await this.engine.statusPoller.look()) === 0);
  }

  redistribute(
    pickup: Parameters<TestEngine['redistributeGroups']['execute']>[0]['pickup'] = {},
    more: Partial<Parameters<TestEngine['redistributeGroups']['execute']>[0]> = {},
  ) {
    const asked = { orderId, pickup, language: 'nob', reason: 'lost card', caller, ...more } as const;
    return this.engine.redistributeGroups.execute(asked);
  }

  /** Repairs the only drift of the order that is open. */
  async repair(repair?: Drift['proposedRepair'] | 'accept'): Promise<Drift> {
    const open = (await this.drifts()).filter(({ state }) => state !== 'RESOLVED');
    const { id } = nth(open, 0);
    return this.engine.repairDrift.execute(repair === undefined ? { id, caller } : { id, repair, caller });
  }

  async move(startOfValidity: string, ...ids: readonly string[]) {
    const named = ids.length > 0 ? ids : [(await this.ticket()).id];
    const updates = named.map((id) => ({
      ticketDistributionId: id as TicketDistribution['id'],
      startOfValidity: startOfValidity as TicketDistribution['createdAt'],
    }));
    return this.engine.updateValidities.execute({ updates, caller });
  }
}

/**
 * Tries until it has ended.
 *
 * @throws Error when that takes too often
 */
export async function ended(hasEnded: () => Promise<boolean>): Promise<void> {
  for (let time = 0; time < MANY_TIMES; time += 1) if (await hasEnded()) return;
  throw new Error('it comes to no end');
}

/** @throws Error when there is none */
export function nth<T>(all: readonly T[], place = 0): T {
  const found = all[place];
  if (found === undefined) throw new Error(`there is none at place ${place}, but ${all.length}`);
  return found;
}
