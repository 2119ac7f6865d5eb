/** A ticket system that speaks the JSON protocol. */
export interface JsonSystem {
  /** In capitals, such as WALLET; its path and its callbacks have it as `wallet`. */
  readonly name: string;
  /**
   * What it gives back for tickets: a reference of its own for each, or fare contracts on customer accounts. Where tickets are
   * on accounts they can be moved from one to another.
   */
  readonly gives: 'external-references' | 'fare-contracts';
}

/** Those of the public contract, which the sandbox plays unless it is told others. */
export const contractJsonSystems: readonly JsonSystem[] = [
  { name: 'ACCOUNT_BASED_TICKETING', gives: 'fare-contracts' },
  { name: 'INTERNATIONAL', gives: 'external-references' },
  { name: 'BIFROST', gives: 'external-references' },
];
