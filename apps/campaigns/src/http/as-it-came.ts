import { UnexpectedAnswer } from '@ticket-distribution/client';
import type { Answer } from './call.js';

interface Told {
  readonly status: number | string;
  readonly headers: Headers;
  readonly text: string;
}

/**
 * What a call of the client was answered, whether it is a success, a refusal, or nothing of the API's: who judges from outside
 * judges all of it.
 *
 * @throws NoAnswer
 */
export async function asItCame<T>(answering: Promise<Told>): Promise<Answer<T>> {
  const told = await answering.catch((error: unknown) => {
    if (error instanceof UnexpectedAnswer) return error;
    throw error;
  });
  const { status, headers, text } = told;
  const body: unknown = 'body' in told ? told.body : 'problem' in told ? told.problem : null;
  return { status: Number(status), headers, text, body: body as T };
}
