export { circuitBreakerContract } from './contracts/circuit-breaker-contract.js';
export type { OpenCircuitBreaker } from './contracts/circuit-breaker-contract.js';
export { eventPublisherContract } from './contracts/event-publisher-contract.js';
export type { OpenBroker } from './contracts/event-publisher-contract.js';
export { gatewayContract } from './contracts/gateway-contract.js';
export type { GatewayFault, GatewayStage } from './contracts/gateway-stage.js';
export { sideBySideContract } from './contracts/side-by-side-contract.js';
export { transactionsContract } from './contracts/transactions-contract.js';
export type { OpenTransactions } from './contracts/fresh-store.js';
export { signalsContract } from './contracts/signals-contract.js';
export type { OpenSignals } from './contracts/signals-contract.js';
export { brokenLaws } from './laws/broken-laws.js';
export type { BrokenLaw } from './laws/broken-laws.js';
export { followThroughLaws } from './laws/follow-through-laws.js';
export { policyLaws } from './laws/policy-laws.js';
export { reconcileLaws } from './laws/reconcile-laws.js';

export type { TestOptions, TestRunner } from './runner/test-runner.js';
