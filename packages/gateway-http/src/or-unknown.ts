import { UnreadableAnswer } from './unreadable-answer.js';

/** What `read` makes of an answer; an unknown outcome, with the reason, where it throws `UnreadableAnswer`. */
export function orUnknown<T>(read: () => T): T | { readonly kind: 'unknown'; readonly reason: string } {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadableAnswer) return { kind: 'unknown', reason: error.message };
    throw error;
  }
}
