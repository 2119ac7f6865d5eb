/** An error as it may stand in a log: without the properties that libraries hang on it, such as query parameters. */
export interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly cause: LoggedError | undefined;
}

const DEEPEST = 5;

export function loggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error))
    return { type: typeof error, message: String(error), stack: undefined, cause: undefined };
  const { name, message, stack, cause } = error;
  const isLast = cause === undefined || depth === DEEPEST;
  return { type: name, message, stack, cause: isLast ? undefined : loggedError(cause, depth + 1) };
}
