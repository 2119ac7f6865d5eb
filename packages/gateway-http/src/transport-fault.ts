/** What a failed request proves: `no-effect` that it never reached the ticket system, `unknown` nothing. */
export interface TransportFault {
  readonly kind: 'no-effect' | 'unknown';
  readonly reason: string;
}

/** Faults of name lookup and of opening a connection: no byte of the request was sent. */
const NEVER_CONNECTED = new Map([
  ['ECONNREFUSED', 'connection refused'],
  ['EHOSTUNREACH', 'host unreachable'],
  ['ENETUNREACH', 'network unreachable'],
  ['ENOTFOUND', 'host name not found'],
  ['EAI_AGAIN', 'host name lookup failed'],
]);

/** The steps in which they are proof; the same code may come from a connection that was open already. */
const BEFORE_SENDING = new Set<unknown>(['connect', 'getaddrinfo']);

/**
 * Judges what a request, or the reading of its answer, was rejected with. A host with several addresses has one fault per
 * address: only if none of them was reached did nothing happen.
 */
export function transportFault(error: unknown): TransportFault {
  if (error instanceof Error && error.name === 'TimeoutError') {
    return { kind: 'unknown', reason: 'no answer within the time limit' };
  }
  const faults = faultsOf(error);
  const refusals = faults.flatMap(({ code, syscall }) =>
    BEFORE_SENDING.has(syscall) ? (NEVER_CONNECTED.get(String(code)) ?? []) : [],
  );
  const [refusal] = refusals;
  if (refusal !== undefined && refusals.length === faults.length) return { kind: 'no-effect', reason: refusal };
  const codes = faults.map(({ code }) => code).filter((code) => typeof code === 'string');
  const named = codes.length > 0 ? ` (${[...new Set(codes)].join(', ')})` : '';
  return { kind: 'unknown', reason: `the connection failed${named}` };
}

interface SystemFault {
  readonly code?: unknown;
  readonly syscall?: unknown;
}

function faultsOf(error: unknown): readonly SystemFault[] {
  const cause: unknown = error instanceof Error && error.cause !== undefined ? error.cause : error;
  if (cause instanceof AggregateError) return cause.errors.filter(isObject);
  return isObject(cause) ? [cause] : [];
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
