import type { LookResult } from '@ticket-distribution/application';
import type { DeliveryKey, StatusReport } from '@ticket-distribution/domain';
import { REASON_LIMIT } from './masking/cut.js';
import { Masker } from './masking/masker.js';

/** A key of which nothing can be said, and why. */
export interface Unseen {
  readonly key: DeliveryKey;
  readonly problem: string;
}

/**
 * The result of a look at some keys, one entry each: what was seen, and as the failure how many keys were not and why the
 * first of them was not, with personal data masked and of bounded length.
 */
export function lookResult(looks: readonly (StatusReport | Unseen)[]): LookResult {
  const reports = looks.filter((look) => 'tickets' in look);
  const unseen = looks.filter((look) => 'problem' in look);
  const [first] = unseen;
  if (first === undefined) return { reports, failure: null };
  const failure = `${unseen.length} of ${looks.length} keys not seen; ${first.key}: ${first.problem}`;
  const masker = new Masker(
    [],
    looks.map(({ key }) => key),
  );
  return { reports, failure: masker.mask(failure, REASON_LIMIT) };
}
