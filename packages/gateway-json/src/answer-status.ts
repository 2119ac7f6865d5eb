import { type HttpAnswer, UnreadableAnswer } from '@ticket-distribution/gateway-http';
import { JsonFields } from './json-fields.js';

/**
 * Whether the answer to a question says that the system did not decide the key until now.
 *
 * @throws UnreadableAnswer for a 404 that is no JSON object
 */
export function keyIsUnknown({ status, text }: HttpAnswer): boolean {
  return status === 404 && JsonFields.parse(text).optionalText('code') === 'KEY_UNKNOWN';
}

/** The error for an answer whose status the protocol does not have, or not there. */
export function unexpected(status: number): UnreadableAnswer {
  return new UnreadableAnswer(`the answer with status ${status} is not of the protocol`);
}
