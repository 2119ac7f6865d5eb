/** Something without which the service cannot serve. Ticket systems are none: work for them waits. */
export interface Need {
  /** What an operator looks for, such as `database`. */
  readonly name: string;
  /** What is said while it is missing. */
  readonly missing: string;
  readonly isThere: () => Promise<boolean>;
}

/** The needs that are missing now; one that cannot be asked is. */
export async function missingOf(needs: readonly Need[]): Promise<readonly Need[]> {
  const there = await Promise.all(needs.map(({ isThere }) => isThere().catch(() => false)));
  return needs.filter((_, index) => there[index] === false);
}
