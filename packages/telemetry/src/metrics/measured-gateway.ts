import type { CallContext, CallResult, LookResult, TicketSystemGateway } from '@ticket-distribution/application';
import type { DeliveryKey, FulfillmentMethod, HandOver } from '@ticket-distribution/domain';
import type { EngineMetrics } from './engine-metrics.js';

/** A ticket system whose calls are counted and timed. */
export class MeasuredGateway implements TicketSystemGateway {
  constructor(
    private readonly gateway: TicketSystemGateway,
    private readonly fulfillmentMethod: FulfillmentMethod,
    private readonly metrics: EngineMetrics,
  ) {}

  get dedupes(): boolean {
    return this.gateway.dedupes;
  }

  get keysPerLook(): number {
    return this.gateway.keysPerLook;
  }

  get keysPerCall(): number {
    return this.gateway.keysPerCall;
  }

  handOver(handOver: HandOver, context: CallContext): Promise<CallResult> {
    return this.measured(handOver.operation, this.gateway.handOver(handOver, context), outcomeOf);
  }

  ask(handOver: HandOver, context: CallContext): Promise<CallResult> {
    return this.measured('query', this.gateway.ask(handOver, context), outcomeOf);
  }

  look(keys: readonly DeliveryKey[], context: CallContext): Promise<LookResult> {
    return this.measured('look', this.gateway.look(keys, context), ({ failure }) =>
      failure === null ? 'answered' : 'unknown',
    );
  }

  private async measured<T>(operation: string, answer: Promise<T>, outcome: (answer: T) => string): Promise<T> {
    const called = this.metrics.callTo(this.fulfillmentMethod, operation);
    try {
      const result = await answer;
      called(outcome(result));
      return result;
    } catch (error) {
      called('failed');
      throw error;
    }
  }
}

function outcomeOf({ outcome }: CallResult): string {
  return outcome.kind;
}
