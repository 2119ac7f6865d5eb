import { type Instant, instantOf, millisecondsOf, plusMilliseconds } from '@ticket-distribution/domain';
import { isForgotten } from '../feed/refuse-forgotten.js';
import { revocationOf } from '../events/event-book.js';
import type { Clock } from '../ports/clock.js';
import type { Revocation } from '../ports/revocation-repository.js';
import type { TicketCodes } from '../ports/ticket-codes.js';
import type { Snapshot } from '../ports/transactions.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import { offered } from './read-ticket-keys.js';

/** How many events one look for what came since takes; who is further behind gets all that is outstanding. */
const AT_ONCE = 10_000;

/** A list as it is fetched. */
export interface RevocationsRead {
  /** A compact JWS; null: the caller has it. */
  readonly jws: string | null;
  /** A weak entity tag (RFC 9110): the same for the same revocations within one issue. */
  readonly etag: string;
}

/** What a list holds. */
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
   * @param since the cursor of the list that the caller has: what came after it is told, where that is known still; absent: all
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
    const told = await this.work.read(async (snapshot) =>
      since === undefined
        ? outstanding(snapshot, issuedAt)
        : ((await cameAfter(snapshot, since)) ?? outstanding(snapshot, issuedAt)),
    );
    const etag = tagOf(told, issuedAt);
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

async function outstanding({ revocations, events }: Snapshot, at: Instant): Promise<Told> {
  const cursor = await events.end();
  return { cursor, revocations: await revocations.outstanding(at) };
}

/** Null: it is not known any more, or too much. */
async function cameAfter({ events }: Snapshot, since: number): Promise<Told | null> {
  const page = await events.readOn({ after: since, limit: AT_ONCE, types: ['CodeRevoked'] });
  if (page.events.length === AT_ONCE || isForgotten(since, await events.oldest())) return null;
  const { position: cursor } = page;
  return cursor < since ? null : { since, cursor, revocations: page.events.flatMap(revocationOf) };
}

/** Within one issue revocations only come, and reach further. */
function tagOf({ since, revocations }: Told, issuedAt: Instant): string {
  const reach = revocations.reduce((sum, { upTo }) => sum + upTo, 0);
  return `W/"${since ?? 'all'}.${millisecondsOf(issuedAt)}.${revocations.length}.${reach}"`;
}
