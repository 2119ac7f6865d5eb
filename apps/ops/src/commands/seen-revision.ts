import type { Api } from '../api/api.js';
import { UsageError } from '../errors/usage-error.js';
import { type DeliveryJson, deliveryPath } from './delivery-json.js';

/** The revision under which somebody acts: the one that was seen, or the one that a look now tells. */
export async function seenRevision(api: Api, key: string, given: string | undefined): Promise<number> {
  if (given === undefined) return (await api.send<DeliveryJson>('GET', deliveryPath(key))).body.revision;
  if (!/^[1-9]\d{0,8}$/.test(given)) throw new UsageError('--revision must be a whole number, as delivery shows it');
  return Number(given);
}
