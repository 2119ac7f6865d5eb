import type { KeyedRequest } from '@ticket-distribution/application';
import type { Instant } from '@ticket-distribution/domain';

/** A request with an idempotency key that somebody works on; never saved. */
export function aKeyedRequest(said: Partial<KeyedRequest> = {}): KeyedRequest {
  return {
    id: 'request-1',
    revision: 0,
    fingerprint: 'fingerprint-1',
    claim: { by: 'claim-1', until: '2026-12-01T10:00:12.500Z' as Instant },
    effects: [],
    answer: null,
    keptUntil: '2026-12-02T10:00:00.500Z' as Instant,
    ...said,
  };
}
