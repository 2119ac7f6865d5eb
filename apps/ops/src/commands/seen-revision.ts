import { type Client, successOf } from '@ticket-distribution/client';
import { UsageError } from '../errors/usage-error.js';

/** The revision under which somebody acts: the one that was seen, or the one that a look now tells. */
export async function seenRevision(client: Client, key: string, given: string | undefined): Promise<number> {
  if (given === undefined) return successOf(await client.readDelivery({ path: { deliveryKey: key } })).body.revision;
  if (!/^[1-9]\d{0,8}$/.test(given)) throw new UsageError('--revision must be a whole number, as delivery shows it');
  return Number(given);
}
