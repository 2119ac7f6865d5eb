/** The command cannot do what it was asked for: what it was given is missing, wrong, or not to be read. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
