import type { BreakerOptions, CircuitBreaker, CircuitBreakers, Clock } from '@ticket-distribution/application';
import type { FulfillmentMethod } from '@ticket-distribution/domain';
import { CockatielCircuitBreaker } from './cockatiel-circuit-breaker.js';

/** A breaker of its own for every ticket system. */
export class CockatielCircuitBreakers implements CircuitBreakers {
  private readonly breakers = new Map<FulfillmentMethod, CircuitBreaker>();

  constructor(
    private readonly clock: Clock,
    private readonly options: BreakerOptions,
  ) {}

  breakerOf(method: FulfillmentMethod): CircuitBreaker {
    const breaker = this.breakers.get(method) ?? new CockatielCircuitBreaker(this.clock, this.options);
    this.breakers.set(method, breaker);
    return breaker;
  }
}
