import { InMemorySpanExporter, type ReadableSpan, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import {
  EngineMetrics,
  MeasuredGateway,
  TracedGateway,
  type Tracing,
  tracingThrough,
} from '@ticket-distribution/telemetry';
import type { CallContext, CallResult } from '@ticket-distribution/application';
import type { HandOver } from '@ticket-distribution/domain';
import {
  type TestEngine,
  FakeTicketSystem,
  InMemoryTransactions,
  ManualClock,
  anEngine,
} from '@ticket-distribution/testkit';
import { type AppUnderTest, anApp } from '../http/an-app.js';

/** A ticket system that remembers under which trace context it was called. */
export class ListeningTicketSystem extends FakeTicketSystem {
  readonly traceparents: (string | null | undefined)[] = [];

  override handOver(handOver: HandOver, context: CallContext): Promise<CallResult> {
    this.traceparents.push(context.traceparent);
    return super.handOver(handOver, context);
  }
}

/** An app whose engine is measured and traced, over in-memory adapters. */
export class WatchedApp {
  readonly clock = new ManualClock();
  readonly store = new InMemoryTransactions();
  readonly nod = new ListeningTicketSystem();
  private backlogFails = false;
  heldUpMs = 0;
  readonly metrics = new EngineMetrics({
    backlog: async () => {
      if (this.backlogFails) throw new Error('the database is away');
      return this.engine.readBacklog.execute();
    },
    now: () => this.clock.now(),
    eventLoopDelayMs: () => this.heldUpMs,
  });
  readonly engine: TestEngine;

  private constructor(
    private readonly exporter: InMemorySpanExporter,
    readonly tracing: Tracing,
  ) {
    this.engine = this.anotherProcess();
  }

  static async open(): Promise<WatchedApp> {
    const exporter = new InMemorySpanExporter();
    const { tracing } = await tracingThrough(new SimpleSpanProcessor(exporter), 'test');
    return new WatchedApp(exporter, tracing);
  }

  /** Another engine over the same store and the same ticket system. */
  anotherProcess(): TestEngine {
    const { clock, store: transactions } = this;
    const measured = new MeasuredGateway(this.nod, 'NOD', this.metrics);
    return anEngine({ clock, transactions, gateways: { NOD: new TracedGateway(measured, 'NOD', this.tracing) } });
  }

  /** The spans that ended, the oldest first. */
  get spans(): readonly ReadableSpan[] {
    return this.exporter.getFinishedSpans();
  }

  /** The database tells no more what waits. */
  loseDatabase(): void {
    this.backlogFails = true;
  }

  serve({ isTraced = true }: { readonly isTraced?: boolean } = {}): Promise<AppUnderTest> {
    const { clock, engine, metrics, tracing } = this;
    return anApp({ clock, engine, telemetry: { metrics, tracing: isTraced ? tracing : null } });
  }
}
