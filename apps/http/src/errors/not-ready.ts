import type { Need } from '../readiness/need.js';

/** The service cannot serve now. */
export class NotReady extends Error {
  override readonly name = 'NotReady';

  /** @param missing what it would need, at least one */
  constructor(readonly missing: readonly Pick<Need, 'name' | 'missing'>[]) {
    super(missing.map((need) => need.missing).join(' '));
  }
}
