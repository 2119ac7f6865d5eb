export { CockatielCircuitBreaker } from './cockatiel-circuit-breaker.js';
export { CockatielCircuitBreakers } from './cockatiel-circuit-breakers.js';
