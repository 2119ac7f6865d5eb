import {
  type DeliveryKey,
  type FulfillmentMethod,
  type FulfillmentPolicies,
  fulfillmentPolicies,
  methodsOf,
} from '@ticket-distribution/domain';
import { Random } from '../chance/random.js';
import { CallWatch } from '../oracle/call-watch.js';
import { CommitWatch } from '../oracle/commit-watch.js';
import { FeedWatch } from '../oracle/feed-watch.js';
import { OrderModel } from '../oracle/order-model.js';
import type { Invariant, Violation } from '../oracle/violation.js';
import { idsOfLife } from '../processes/ids-of-life.js';
import { SimulatedClock } from '../processes/simulated-clock.js';
import { SignalWire, SimulatedSignals } from '../processes/simulated-signals.js';
import { SimulatedProcess, type Surroundings } from '../processes/simulated-process.js';
import { WatchingLog } from '../processes/watching-log.js';
import type { Scenario } from '../scenario/scenario.js';
import type { Life } from '../scheduling/life.js';
import { Scheduler } from '../scheduling/scheduler.js';
import { FaultOfTheWorld } from '../store/fault-of-the-world.js';
import { type Change, SimulatedStore } from '../store/simulated-store.js';
import { SimulatedTransactions } from '../store/simulated-transactions.js';
import { SimulatedGateway } from '../systems/simulated-gateway.js';
import { SimulatedTicketSystem } from '../systems/simulated-ticket-system.js';
import { type Counts, count } from './counts.js';
import { tellChange } from './tell-change.js';

/** How a simulation differs from the usual one. */
export interface SimulationOptions {
  /** Policies of one's own; default: those that ship with the domain. */
  readonly policies?: FulfillmentPolicies;
  /** Whether the story is told step by step; default: it is not. */
  readonly isTold?: boolean;
}

/** Everything that there is in one simulation: processes, their database, ticket systems, orders, and what is known of them. */
export class World {
  readonly policies: FulfillmentPolicies;
  readonly random: Random;
  readonly scheduler: Scheduler;
  readonly store: SimulatedStore;
  readonly systems: Readonly<Record<FulfillmentMethod, SimulatedTicketSystem>>;
  readonly processes: readonly SimulatedProcess[];
  readonly models: readonly OrderModel[];
  readonly counts: Counts = {};
  /** What happened, step by step; empty when nobody asked for it. */
  readonly story: string[] = [];
  violation: Violation | null = null;
  /** How often each order, or one ticket, was asked to be redistributed; what is asked again under one key is asked once. */
  readonly redistributions = new Map<string, number>();
  /** Keys of issues that an operator called not there. */
  readonly givenUp = new Set<DeliveryKey>();
  /** Keys of issues whose ticket one called there, to end their cancel. */
  readonly calledThere = new Set<DeliveryKey>();
  /** Callers that wait for an answer. */
  waiting = 0;
  /** Whether clocks were wrong, the database failed or one process held it up: then a live process can look dead. */
  isDoubtful = false;
  readonly feed: FeedWatch;
  private keys = 0;
  private readonly isTold: boolean;
  private readonly calls: CallWatch;
  private readonly commits: CommitWatch;
  private readonly wire: SignalWire;
  private readonly lives = new Map<string, Life>();

  constructor(
    readonly scenario: Scenario,
    { policies = fulfillmentPolicies, isTold = false }: SimulationOptions = {},
  ) {
    this.policies = policies;
    this.isTold = isTold;
    const violate = (invariant: Invariant, text: string): void => this.violate(invariant, text);
    this.random = new Random(scenario.schedule, 'schedule');
    this.scheduler = new Scheduler(this.random);
    this.wire = new SignalWire(this.scheduler, this.random);
    this.calls = new CallWatch(violate, this.redistributions, this.givenUp, this.calledThere);
    this.feed = new FeedWatch(violate);
    this.commits = new CommitWatch(violate, scenario.attempts, (life) => this.mayBeOverdue(life));
    this.store = new SimulatedStore(this.scheduler, scenario.store, (life, changes) => this.committed(life, changes));
    this.systems = this.ticketSystems();
    this.models = scenario.orders.map((versions) => new OrderModel(versions));
    this.processes = Array.from(
      { length: scenario.processes },
      (_, number) => new SimulatedProcess(number, scenario, (life, process) => this.surroundings(life, process)),
    );
  }

  get allSystems(): readonly SimulatedTicketSystem[] {
    return Object.values(this.systems);
  }

  /** What is on its way and belongs to no process: requests, callbacks. */
  get underTravel(): number {
    return this.scheduler.openOfNobody;
  }

  /** An idempotency key that nobody used yet. */
  nextKey(): string {
    this.keys += 1;
    return `key-${this.keys}`;
  }

  /** The first promise that is broken counts. */
  violate(invariant: Invariant, text: string): void {
    this.tell(`VIOLATION ${invariant}: ${text}`);
    this.violation ??= { invariant, text };
  }

  tell(text: string): void {
    if (this.isTold) this.story.push(`${String(this.scheduler.now).padStart(7)} ms  ${text}`);
  }

  /** Something failed that nobody asked to fail. */
  surprise(where: string, error: unknown): void {
    if (error instanceof FaultOfTheWorld) return;
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.violate('no-surprise', `${where}: ${text}`);
  }

  private mayBeOverdue(name: string): boolean {
    const life = this.lives.get(name);
    return this.isDoubtful || life === undefined || life.isOver || life.wasStalled;
  }

  private committed(life: Life, changes: readonly Change[]): void {
    if (this.isTold)
      for (const change of changes) for (const text of tellChange(change)) this.tell(`${life.name}: ${text}`);
    this.commits.committed(life, changes, this.store.committed);
    this.feed.committed(changes, this.store.committed);
    this.feed.readOn(this.store.committed, this.store.certainPosition);
  }

  private ticketSystems(): World['systems'] {
    const systems = methodsOf(this.policies).map((method) => [
      method,
      new SimulatedTicketSystem(method, !this.scenario.askedSystems.includes(method), (...processed) => {
        const [, handOver, outcome] = processed;
        if (outcome.kind === 'applied') {
          count(this.counts, 'hand-overs carried out');
          this.tell(`${method} carries out ${handOver.key}`);
        }
        this.calls.processed(...processed);
      }),
    ]);
    return Object.fromEntries(systems) as World['systems'];
  }

  private surroundings(life: Life, process: SimulatedProcess): Surroundings {
    const { scheduler, random, store } = this;
    this.lives.set(life.name, life);
    life.onDeath(() => this.tell(`process ${life.name} dies`));
    const gateways = methodsOf(this.policies).map((method) => [
      method,
      new SimulatedGateway(this.systems[method], scheduler, random, life, this.scenario.travelMs, (handOver) => {
        count(this.counts, 'calls');
        this.tell(`${life.name} calls ${method}: ${handOver.key}`);
        this.calls.called(handOver, store.committed);
      }),
    ]);
    return {
      policies: this.policies,
      transactions: new SimulatedTransactions(store, scheduler, life),
      gateways: Object.fromEntries(gateways) as Surroundings['gateways'],
      clock: new SimulatedClock(scheduler, life, process.clockError),
      ids: idsOfLife(life),
      signals: new SimulatedSignals(this.wire, life),
      randomness: { fraction: () => random.next() },
      log: new WatchingLog((key, error) => this.failed(life, key, error)),
    };
  }

  private failed(life: Life, key: string | null, error: unknown): void {
    this.tell(`${life.name} notes for ${key ?? 'itself'}: ${error instanceof Error ? error.message : String(error)}`);
    count(this.counts, 'failures noted');
    if (isExpected(error)) return;
    this.surprise(`${life.name} at ${key ?? 'work'}`, error);
  }
}

/** A claim that was taken away, and a look at a ticket system that is away, are no mistakes. */
function isExpected(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (error as { code?: unknown }).code === 'delivery/illegal-move' || error.message.startsWith('Looking at ');
}
