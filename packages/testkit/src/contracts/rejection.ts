/** The error with which a promise rejects; fails when it resolves. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  const outcome = await promise.then(
    () => ({ resolved: true, error: undefined }),
    (error: unknown) => ({ resolved: false, error }),
  );
  if (outcome.resolved) throw new Error('It should have been refused.');
  return outcome.error;
}
