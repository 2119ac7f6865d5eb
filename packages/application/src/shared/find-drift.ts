import { DomainError, type Drift, type DriftId } from '@ticket-distribution/domain';
import type { DriftReader } from '../ports/drift-repository.js';
import type { Caller } from './caller.js';
import { type Purpose, mayReach } from './may-reach.js';

/**
 * The drift, if it is within the caller's reach.
 *
 * @throws DomainError `drift/not-found`
 */
export async function findDrift(drifts: DriftReader, id: DriftId, caller: Caller, purpose: Purpose): Promise<Drift> {
  const drift = await drifts.find(id);
  if (drift !== undefined && mayReach(caller, purpose, drift.organisationId)) return drift;
  throw new DomainError('drift/not-found', `Drift ${id} is not known.`, { id });
}
