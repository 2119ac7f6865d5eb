import type { KeptAnswer } from '@ticket-distribution/application';
import type { FastifyReply } from 'fastify';
import type { Operation } from '../operations/operation.js';

/**
 * Whether an equal request gets the same answer again: success, and the refusal of what can never be read otherwise. What
 * is refused by the state of things or by the moment (401, 403, 404, 409, 422, 429, 5xx) may be answered otherwise next time.
 */
export function isKept(status: number): boolean {
  return status < 300 || status === 400;
}

/**
 * The answer as it is to be given again; headers of the single sending, such as its correlation id, are not part of it.
 *
 * @param longest the longest body that is kept, bytes
 * @returns null when the request is to be worked on again instead
 */
export function keptAnswerOf(
  { answers }: Operation,
  reply: FastifyReply,
  payload: unknown,
  longest: number,
): KeptAnswer | null {
  const { statusCode: status } = reply;
  if (!isKept(status) || typeof payload !== 'string' || Buffer.byteLength(payload) > longest) return null;
  const names = ['Content-Type', ...Object.keys(answers[status]?.headers ?? {})];
  const headers = names.flatMap((name) => {
    const value = reply.getHeader(name);
    return value === undefined ? [] : [[name.toLowerCase(), String(value)] as const];
  });
  return { status, headers: Object.fromEntries(headers), body: payload };
}
