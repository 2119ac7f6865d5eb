/** What was asked for cannot be asked for so. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
