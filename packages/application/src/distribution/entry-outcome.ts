import { type ActionRefusal, DomainError, type DomainErrorCode } from '@ticket-distribution/domain';

/**
 * How one entry of a call with several ended: done (or so already), under way to its ticket system, or refused, with
 * nothing changed.
 */
export type EntryOutcome =
  | { readonly outcome: 'done' | 'under-way'; readonly refusal: null }
  | { readonly outcome: 'refused'; readonly refusal: ActionRefusal };

/** A refusal by the rules is an answer to the entry; any other error is one of the call. */
export function refusedEntry(error: unknown): EntryOutcome {
  if (!(error instanceof DomainError)) throw error;
  return refusal(error.code, error.message);
}

export function refusal(code: DomainErrorCode, message: string): EntryOutcome {
  return { outcome: 'refused', refusal: { code, message } };
}
