import type { Transaction } from '../ports/transactions.js';
import type { Caller } from '../shared/caller.js';
import { RequestTakenOver } from './request-taken-over.js';

/**
 * Does the work of a use case, unless the same request has done it before; that it is done is stored in the same
 * transaction. A request without a key does it whenever it comes.
 *
 * @param effect names the work among all that the request does
 * @returns what came of the work; null: it was done before
 * @throws RequestTakenOver when the request is not the caller's to work on any more
 */
export async function once<T extends object>(
  transaction: Transaction,
  { request: claim }: Pick<Caller, 'request'>,
  effect: string,
  work: () => Promise<T>,
): Promise<T | null> {
  if (claim === undefined) return work();
  const { requests } = transaction;
  const request = await requests.find(claim.requestId);
  if (request?.claim?.by !== claim.by) throw new RequestTakenOver(`Request ${claim.requestId} was taken over.`);
  if (request.effects.includes(effect)) return null;
  await requests.save({ ...request, effects: [...request.effects, effect] });
  return work();
}
