import type { BreakerOptions, CircuitBreaker, CircuitBreakers, Clock } from '@ticket-distribution/application';
import type { FulfillmentMethod } from '@ticket-distribution/domain';
import { InMemoryCircuitBreaker } from './in-memory-circuit-breaker.js';

/** A breaker of its own for every ticket system, by any clock. */
export class InMemoryCircuitBreakers implements CircuitBreakers {
  private readonly breakers = new Map<FulfillmentMethod, CircuitBreaker>();

  constructor(
    private readonly clock: Clock,
    private readonly options: BreakerOptions,
  ) {}

  breakerOf(method: FulfillmentMethod): CircuitBreaker {
    const breaker = this.breakers.get(method) ?? new InMemoryCircuitBreaker(this.clock, this.options);
    this.breakers.set(method, breaker);
    return breaker;
  }
}
