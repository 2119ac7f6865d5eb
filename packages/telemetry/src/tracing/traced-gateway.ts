import type { CallContext, CallResult, LookResult, TicketSystemGateway } from '@ticket-distribution/application';
import type { CallOutcome, DeliveryKey, FulfillmentMethod, HandOver } from '@ticket-distribution/domain';
import type { TracedWork, Tracing } from './tracing.js';

/** A ticket system whose calls are traced, each under the request that decided it, and passed on to the system. */
export class TracedGateway implements TicketSystemGateway {
  constructor(
    private readonly gateway: TicketSystemGateway,
    private readonly fulfillmentMethod: FulfillmentMethod,
    private readonly tracing: Tracing,
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
    return this.call(handOver.operation, handOver, context, (inside) => this.gateway.handOver(handOver, inside));
  }

  ask(handOver: HandOver, context: CallContext): Promise<CallResult> {
    return this.call('query', handOver, context, (inside) => this.gateway.ask(handOver, inside));
  }

  async look(keys: readonly DeliveryKey[], context: CallContext): Promise<LookResult> {
    const work = this.begin('look', context, { 'ticket_distribution.keys': keys.length });
    return ended(work, this.gateway.look(keys, within(context, work)), ({ failure }) => [{}, failure ?? undefined]);
  }

  private call(
    operation: string,
    handOver: HandOver,
    context: CallContext,
    make: (context: CallContext) => Promise<CallResult>,
  ): Promise<CallResult> {
    const work = this.begin(operation, context, {
      'ticket_distribution.delivery_key': handOver.key,
      'ticket_distribution.order_id': handOver.orderId,
    });
    return ended(work, make(within(context, work)), ({ outcome }) => [
      { 'ticket_distribution.outcome': outcome.kind },
      failureOf(outcome),
    ]);
  }

  private begin(operation: string, { correlationId, traceparent = null }: CallContext, more: Attributes): TracedWork {
    return this.tracing.begin('client', `${operation} ${this.fulfillmentMethod}`, traceparent, {
      'ticket_distribution.system': this.fulfillmentMethod,
      'ticket_distribution.operation': operation,
      'ticket_distribution.correlation_id': correlationId,
      ...more,
    });
  }
}

type Attributes = Readonly<Record<string, string | number>>;

/** Ends the work with what its answer says; one that rejects fails it. */
async function ended<T>(
  work: TracedWork,
  answer: Promise<T>,
  saying: (answer: T) => readonly [Attributes, string | undefined],
): Promise<T> {
  try {
    const result = await answer;
    work.end(...saying(result));
    return result;
  } catch (error) {
    work.end({}, String(error));
    throw error;
  }
}

function within(context: CallContext, { traceparent }: TracedWork): CallContext {
  return { ...context, traceparent };
}

/** A refusal is an answer like any other; what nobody answered is a failure. */
function failureOf(outcome: CallOutcome): string | undefined {
  return outcome.kind === 'unknown' || outcome.kind === 'no-effect' ? outcome.reason : undefined;
}
