import { type Instant, plusMilliseconds } from '@ticket-distribution/domain';
import type { Clock } from '../ports/clock.js';
import type { Ids } from '../ports/ids.js';
import type { KeptAnswer, KeyedRequest } from '../ports/keyed-request-repository.js';
import type { Transaction } from '../ports/transactions.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import type { RequestClaim } from '../shared/caller.js';

export interface ClaimRequestCommand {
  /** Stands for caller, operation and key; at most 64 characters. */
  readonly id: string;
  /** Stands for the content of the request. */
  readonly fingerprint: string;
}

/** What a request with an idempotency key is: to be worked on, answered already, or neither. */
export type ClaimedRequest =
  | { readonly kind: 'claimed'; readonly claim: RequestClaim }
  | { readonly kind: 'answered'; readonly answer: KeptAnswer }
  | { readonly kind: 'in-progress' }
  | { readonly kind: 'other-request' };

export interface KeptFor {
  /** How long a request without an answer is believed to be worked on, milliseconds. */
  readonly leaseMs: number;
  /** How long a request is remembered from its first arrival on, milliseconds. */
  readonly keepMs: number;
}

/**
 * Lets one of equal requests work. The claim is a lease: when it is over without an answer, whoever sends the request
 * again takes it over, and what was done already is not done again.
 */
export class ClaimRequest {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly options: KeptFor,
  ) {}

  /** @returns the claim, under which the request is then ended; or why there is none */
  async execute(command: ClaimRequestCommand): Promise<ClaimedRequest> {
    const by = this.ids.nextClaim();
    return this.work.run((transaction) => this.decide(transaction, command, by));
  }

  private async decide({ requests }: Transaction, command: ClaimRequestCommand, by: string): Promise<ClaimedRequest> {
    const at = this.clock.now();
    const stored = await requests.find(command.id);
    const known = stored !== undefined && at < stored.keptUntil ? stored : undefined;
    if (known !== undefined) {
      if (known.fingerprint !== command.fingerprint) return { kind: 'other-request' };
      if (known.answer !== null) return { kind: 'answered', answer: known.answer };
      if (known.claim !== null && at < known.claim.until) return { kind: 'in-progress' };
    }
    await requests.save(this.claimed(command, known, { at, by, revision: stored?.revision ?? 0 }));
    return { kind: 'claimed', claim: { requestId: command.id, by } };
  }

  private claimed(
    { id, fingerprint }: ClaimRequestCommand,
    known: KeyedRequest | undefined,
    { at, by, revision }: { readonly at: Instant; readonly by: string; readonly revision: number },
  ): KeyedRequest {
    const until = plusMilliseconds(at, this.options.leaseMs);
    const kept = known?.keptUntil ?? plusMilliseconds(at, this.options.keepMs);
    const keptUntil = kept < until ? until : kept;
    return { id, revision, fingerprint, claim: { by, until }, effects: known?.effects ?? [], answer: null, keptUntil };
  }
}
