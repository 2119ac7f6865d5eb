import type {
  Clock,
  DeliveryLog,
  Ids,
  Randomness,
  TicketSystemGateway,
  Transactions,
} from '@ticket-distribution/application';
import type { FulfillmentMethod, FulfillmentPolicies } from '@ticket-distribution/domain';
import { type Engine, type RecordingDeliveryLog, anEngine } from '@ticket-distribution/testkit';
import { Life } from '../scheduling/life.js';
import type { ClockError } from './simulated-clock.js';

/** What a process is given when it starts. */
export interface Surroundings {
  readonly policies: FulfillmentPolicies;
  readonly transactions: Transactions;
  readonly gateways: Record<FulfillmentMethod, TicketSystemGateway>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly randomness: Randomness;
  readonly log: RecordingDeliveryLog & DeliveryLog;
}

/** How a process is configured. */
export interface ProcessSettings {
  readonly everyMs: number;
  readonly lookEveryMs: number;
  readonly callsAtOnce: number;
  readonly attempts: number;
  readonly leaseMs: number;
}

/** A process of the app: it lives, dies and is started again, on a machine whose clock may be wrong. */
export class SimulatedProcess {
  readonly clockError: ClockError = { milliseconds: 0 };
  life: Life;
  engine: Engine;
  private lives = 0;

  constructor(
    readonly number: number,
    private readonly settings: ProcessSettings,
    private readonly surroundings: (life: Life, process: SimulatedProcess) => Surroundings,
  ) {
    this.life = this.born();
    this.engine = this.started();
  }

  get isAlive(): boolean {
    return !this.life.isOver;
  }

  /** Starts the process anew, when it is dead. */
  restart(): void {
    if (this.isAlive) return;
    this.life = this.born();
    this.engine = this.started();
  }

  private born(): Life {
    this.lives += 1;
    return new Life(`p${this.number}.${this.lives}`);
  }

  private started(): Engine {
    const { everyMs, lookEveryMs, callsAtOnce, attempts, leaseMs } = this.settings;
    const engine = anEngine({
      ...this.surroundings(this.life, this),
      everyMs,
      lookEveryMs,
      callsAtOnce,
      leaseMs,
      schedule: { attempts, firstDelayMs: 500, longestDelayMs: 8000 },
    });
    void starting(engine);
    return engine;
  }
}

/** As the app does it: what others left is taken up, and then the loops run. While the database refuses, it tries again. */
async function starting(engine: Engine): Promise<void> {
  for (let started = false; !started; ) {
    try {
      await engine.recoverDeliveries.execute();
      started = true;
    } catch {
      started = false;
    }
  }
  engine.deliveryLoop.start();
  engine.lookoutLoop.start();
}
