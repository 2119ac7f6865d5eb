import type { KeyedRequest } from '@ticket-distribution/application';
import { instant } from '@ticket-distribution/domain';

/** A request with an idempotency key that somebody works on; never saved. */
export function aKeyedRequest(said: Partial<KeyedRequest> = {}): KeyedRequest {
  return {
    id: 'request-1',
    revision: 0,
    fingerprint: 'fingerprint-1',
    claim: { by: 'claim-1', until: instant('2026-12-01T10:00:12.500Z') },
    effects: [],
    answer: null,
    keptUntil: instant('2026-12-02T10:00:00.500Z'),
    ...said,
  };
}
