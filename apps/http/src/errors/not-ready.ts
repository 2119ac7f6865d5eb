/** What the service would need, and what is said while it is missing. */
export interface MissingNeed {
  readonly name: string;
  readonly missing: string;
}

/** The service cannot serve now. */
export class NotReady extends Error {
  override readonly name = 'NotReady';

  /** @param missing at least one */
  constructor(readonly missing: readonly MissingNeed[]) {
    super(missing.map((need) => need.missing).join(' '));
  }
}
