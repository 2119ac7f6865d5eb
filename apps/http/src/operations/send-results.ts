import type { FastifyReply } from 'fastify';
import type { Schema } from '../schema/schema.js';
import type { EntryOutcomeView } from '../views/entry-outcome-view.js';
import type { Answer } from './operation.js';
import { RETRY_AFTER, RETRY_AFTER_HEADER } from '../errors/retry-after.js';

/** How the operations that change several things, each by itself, answer. */
export function resultAnswers(schema: Schema): Readonly<Record<200 | 202, Answer>> {
  return {
    200: { description: 'Every entry is done or refused.', schema },
    202: { description: 'Stored; some entries are still under way.', schema, headers: RETRY_AFTER_HEADER },
  };
}

/** Answers with the results: 202 while any of them is under way. */
export function sendResults<Result extends EntryOutcomeView>(
  reply: FastifyReply,
  results: readonly Result[],
): { readonly results: readonly Result[] } {
  if (results.some(({ outcome }) => outcome === 'under-way')) reply.code(202).header('Retry-After', RETRY_AFTER);
  return { results };
}
