import { type Instant, instantOf, millisecondsOf, plusMilliseconds } from '@ticket-distribution/domain';
import type { Clock } from '../ports/clock.js';
import type { Revocation } from '../ports/revocation-repository.js';
import type { TicketCodes } from '../ports/ticket-codes.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import { offered } from './read-ticket-keys.js';

/**
 * So much of what a caller knows already is told again: by how much a clock may have been set back, or a transaction be late. A store
 * that was restored tells by it what came after the restoring, too.
 */
const OVERLAP_MS = 24 * 60 * 60 * 1000;

/** A list as it is fetched. */
export interface RevocationsRead {
  /** A compact JWS; null: the caller has it. */
  readonly jws: string | null;
  /** A weak entity tag (RFC 9110): the same for the same revocations within one issue. */
  readonly etag: string;
}

/** What a list holds; its cursor is the second of its issue. */
interface Told {
  readonly cursor: number;
  readonly since?: number;
  readonly revocations: readonly Revocation[];
}

/** Reads which codes count no more, signed and dated, for those who inspect tickets without asking anybody. */
export class ReadRevocations {
  constructor(
    private readonly work: UnitOfWork,
    private readonly codes: TicketCodes | undefined,
    private readonly clock: Clock,
    private readonly settings: { readonly revocationsValidMs: number; readonly revocationsEveryMs: number },
  ) {}

  /**
   * @param since the cursor of the list that the caller has, seconds since 1970: what came after it is told; absent: all
   * @param hasTag whether the caller has the list with that tag
   * @throws DomainError `documents/not-offered`
   */
  async execute({
    since,
    hasTag,
  }: {
    readonly since?: number;
    readonly hasTag: (etag: string) => boolean;
  }): Promise<RevocationsRead> {
    const codes = offered(this.codes);
    const issuedAt = this.issuedAt();
    const cursor = Math.floor(millisecondsOf(issuedAt) / 1000);
    // A cursor that is not reached yet is of another clock, or of a store that is gone.
    const isKnown = since !== undefined && since <= cursor;
    const after = isKnown ? instantOf(Math.max(0, since * 1000 - OVERLAP_MS)) : undefined;
    const revocations = await this.work.read((snapshot) => snapshot.revocations.outstanding(issuedAt, after));
    const told = { cursor, revocations, ...(isKnown && { since }) };
    const etag = tagOf(told, codes.keyId);
    if (hasTag(etag)) return { jws: null, etag };
    const validUntil = plusMilliseconds(issuedAt, this.settings.revocationsValidMs);
    return { jws: await codes.signRevocations({ ...told, issuedAt, validUntil }), etag };
  }

  /** All who ask within one issue are told the same, whichever process they ask. */
  private issuedAt(): Instant {
    const now = millisecondsOf(this.clock.now());
    return instantOf(now - (now % this.settings.revocationsEveryMs));
  }
}

/** Within one issue revocations only come, and reach further; those that are over stay for longer. */
function tagOf({ cursor, since, revocations }: Told, keyId: string): string {
  const reach = revocations.reduce((sum, { upTo }) => sum + upTo, 0);
  return `W/"${since ?? 'all'}.${cursor}.${revocations.length}.${reach}.${keyId}"`;
}
