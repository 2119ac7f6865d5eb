import type {
  BreakerOptions,
  Clock,
  DeliveryLog,
  Ids,
  Randomness,
  Signals,
  TicketSystemGateway,
  Transactions,
} from '@ticket-distribution/application';
import type { FulfillmentMethod, FulfillmentPolicies } from '@ticket-distribution/domain';
import { type RecordingDeliveryLog, type TestEngine, anEngine } from '@ticket-distribution/testkit';
import { Life } from '../scheduling/life.js';
import { FaultOfTheWorld } from '../store/fault-of-the-world.js';
import type { ClockError } from './simulated-clock.js';

/** What a process is given when it starts. */
export interface Surroundings {
  readonly policies: FulfillmentPolicies;
  readonly transactions: Transactions;
  readonly gateways: Record<FulfillmentMethod, TicketSystemGateway>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly signals: Signals;
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
  readonly breaker: BreakerOptions | null;
  readonly processes: number;
  readonly apis: number;
}

/** A process of the app: it lives, dies and is started again, on a machine whose clock may be wrong. */
export class SimulatedProcess {
  readonly clockError: ClockError = { milliseconds: 0 };
  life: Life;
  engine: TestEngine;
  private lives = 0;
  /** The life in which it has taken up what was left, and takes requests. */
  private serving: Life | null = null;

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

  /** Whether it takes requests: not before it has taken up what an earlier life left. */
  get isServing(): boolean {
    return this.isAlive && this.serving === this.life;
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

  private started(): TestEngine {
    const { everyMs, lookEveryMs, callsAtOnce, attempts, leaseMs, breaker, processes, apis } = this.settings;
    const engine = anEngine({
      ...this.surroundings(this.life, this),
      deliveryPollMs: everyMs,
      lookPauseMs: lookEveryMs,
      callsAtOnce,
      leaseMs,
      makesCalls: this.number >= apis,
      processes: processes === 1 ? 'one' : 'many',
      ...(breaker === null ? {} : { breaker }),
      schedule: { attempts, firstDelayMs: 500, longestDelayMs: 8000 },
    });
    void this.start(engine, this.life);
    return engine;
  }

  /** As the app does it: it takes requests once it has started. While the database refuses, it tries again. */
  private async start(engine: TestEngine, life: Life): Promise<void> {
    for (;;) {
      try {
        await engine.start();
        this.serving = life;
        return;
      } catch (error) {
        if (!(error instanceof FaultOfTheWorld)) throw error;
      }
    }
  }
}
