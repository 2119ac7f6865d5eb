import type { RefusalWith } from './answer.js';
import type { StatusOfCode } from './generated/operations.js';
import { retryAfterMs } from './retry-after.js';

/** A refusal, thrown: for callers that can do nothing about any. */
export class Refused<Code = keyof StatusOfCode> extends Error {
  override readonly name = 'Refused';

  constructor(readonly answer: RefusalWith<Code>) {
    const { code, detail } = answer.problem as { readonly code: string; readonly detail: string };
    super(`${code}: ${detail}`);
  }

  /** When it is worth asking again, milliseconds from now; null: the service did not say. */
  get retryAfterMs(): number | null {
    return retryAfterMs(this.answer.headers.get('Retry-After'), Date.now());
  }
}

/**
 * The answer, if it is no refusal.
 *
 * @throws Refused
 */
export function successOf<Answer extends { readonly ok: boolean }>(answer: Answer): Extract<Answer, { ok: true }> {
  if (answer.ok) return answer as Extract<Answer, { ok: true }>;
  throw new Refused(answer as unknown as RefusalWith<keyof StatusOfCode>);
}
