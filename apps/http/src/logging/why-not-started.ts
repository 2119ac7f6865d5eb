import { DatabaseUnusable } from '@ticket-distribution/container';
import { type LoggedError, loggedError } from './logged-error.js';

/**
 * What is logged of an app that cannot start: where somebody has to set something right, the database or the address to
 * listen at, the reason in a sentence; else the error as a whole.
 */
export function whyNotStarted(error: unknown): { readonly reason: string } | { readonly err: LoggedError } {
  if (error instanceof DatabaseUnusable) return { reason: error.message };
  const { syscall, message } = error as NodeJS.ErrnoException;
  const isAddress = error instanceof Error && (syscall === 'listen' || syscall === 'getaddrinfo');
  return isAddress ? { reason: `The address cannot be listened at: ${message}` } : { err: loggedError(error) };
}
