import { type FulfillmentMethod, methodsOf } from '@ticket-distribution/domain';
import type { CircuitBreakers } from '../ports/circuit-breaker.js';
import type { Clock } from '../ports/clock.js';
import type { TicketSystemGateways } from '../ports/ticket-system-gateway.js';
import { CallRate } from './call-rate.js';
import { Gate } from './gate.js';
import { Lane } from './lane.js';

export interface GateOptions {
  /** Calls under way at once, per ticket system. */
  readonly callsAtOnce: number;
  /** Calls that begin in a second, by ticket system; null, or none said: as many as there are. */
  readonly callsPerSecond: Readonly<Partial<Record<FulfillmentMethod, number | null>>>;
}

/** The gate of every ticket system that is registered, for all calls of this process. */
export class Gates {
  private readonly gates: ReadonlyMap<FulfillmentMethod, Gate>;

  constructor(
    clock: Clock,
    gateways: TicketSystemGateways,
    breakers: CircuitBreakers,
    { callsAtOnce, callsPerSecond }: GateOptions,
  ) {
    const gateOf = (method: FulfillmentMethod): Gate =>
      new Gate(
        clock,
        new Lane(callsAtOnce),
        new CallRate(clock, callsPerSecond[method] ?? null),
        breakers.breakerOf(method),
      );
    this.gates = new Map(methodsOf(gateways).map((method) => [method, gateOf(method)]));
  }

  /** The methods that are registered, in their order. */
  get methods(): readonly FulfillmentMethod[] {
    return [...this.gates.keys()];
  }

  /** Whether a method is registered; the calls of one that is not wait until it is. */
  has(method: FulfillmentMethod): boolean {
    return this.gates.has(method);
  }

  /** @throws Error when the method is not registered */
  of(method: FulfillmentMethod): Gate {
    const gate = this.gates.get(method);
    if (gate === undefined) throw new Error(`The fulfillment method ${method} is not registered`);
    return gate;
  }

  /** How long until a call may begin that only a rate keeps waiting, milliseconds; null: none does. */
  get msUntilFree(): number | null {
    const waits = [...this.gates.values()].map((gate) => gate.msUntilFree).filter((wait) => wait > 0);
    return waits.length === 0 ? null : Math.min(...waits);
  }

  /** Nobody waits for a rate any more. */
  stop(): void {
    for (const { rate } of this.gates.values()) rate.stop();
  }
}
