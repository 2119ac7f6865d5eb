import { successOf } from '@ticket-distribution/client';

/** An answer with the time it took. */
type Timed<Answer> = Answer & { readonly milliseconds: number };

type Success<Answer> = Extract<Answer, { ok: true }>;

/**
 * The answer to a call of the client, and how long it took.
 *
 * @throws Refused
 */
export async function timed<Answer extends { readonly ok: boolean }>(
  call: () => Promise<Answer>,
): Promise<Timed<Success<Answer>>> {
  const started = performance.now();
  const answer = successOf(await call());
  return { ...answer, milliseconds: performance.now() - started };
}
