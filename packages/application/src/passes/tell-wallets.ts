import { type RetrySchedule, plusMilliseconds, retryDelay } from '@ticket-distribution/domain';
import { claimOf } from '../shared/claim-of.js';
import type { Clock } from '../ports/clock.js';
import type { DeliveryLog } from '../ports/delivery-log.js';
import type { PassMaker, WalletOutcome } from '../ports/pass-maker.js';
import type { HandedOutPass, PassRegistration } from '../ports/pass-repository.js';
import type { Randomness } from '../ports/randomness.js';
import type { TicketCodes } from '../ports/ticket-codes.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import { passTicketOf } from './pass-ticket.js';

/** How many passes one round takes. */
const AT_ONCE = 50;
/** It is never given up: the next change would be told in vain, too. */
const SCHEDULE: RetrySchedule = {
  attempts: Number.POSITIVE_INFINITY,
  firstDelayMs: 5000,
  longestDelayMs: 3_600_000,
};

/** What came of telling all wallets that hold a pass. */
interface Told {
  readonly gone: readonly PassRegistration[];
  /** Null: all know of it. */
  readonly fault: string | null;
}

/**
 * Tells wallets of the passes that are marked. A pass is claimed before that, and what came of it is written under the claim; what
 * changes meanwhile is told after that. A process that is killed in between leaves a pass of which wallets are told again.
 */
export class TellWallets {
  constructor(
    private readonly work: UnitOfWork,
    private readonly codes: TicketCodes,
    private readonly maker: PassMaker,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
    private readonly log: DeliveryLog,
  ) {}

  /** @returns of how many passes wallets were told, or not reached */
  async execute(): Promise<number> {
    const due = await this.work.read(({ passes }) => passes.due(this.clock.now(), AT_ONCE));
    const told = await Promise.all(due.map(({ serialNumber }) => this.tell(serialNumber)));
    return told.filter(Boolean).length;
  }

  /** @returns whether it was this process's to do */
  private async tell(serialNumber: string): Promise<boolean> {
    const claimed = await this.claim(serialNumber);
    if (claimed === null) return false;
    const told = await this.attempt(claimed);
    if (told.fault !== null) this.log.failed(null, new Error(`Wallets with pass ${serialNumber}: ${told.fault}`));
    await this.write(claimed, told);
    return true;
  }

  /** Null: another process was first, or it is gone. */
  private claim(serialNumber: string): Promise<HandedOutPass | null> {
    return this.work.run(async ({ passes }) => {
      const claimed = claimOf(await passes.find(serialNumber), this.clock.now());
      if (claimed === null) return null;
      await passes.save(claimed);
      return { ...claimed, revision: claimed.revision + 1 };
    });
  }

  private async attempt(pass: HandedOutPass): Promise<Told> {
    const [registrations, group] = await this.work.read(async ({ passes, groups }) => [
      await passes.registrationsOf([pass.serialNumber]),
      await groups.ofTicket(pass.ticketDistributionId),
    ]);
    const pushed = await Promise.all(registrations.map(({ pushToken }) => this.maker.push(pushToken)));
    const isWithGoogle = pass.googleSince !== null && group !== undefined;
    const google = isWithGoogle
      ? await this.maker.updateGoogle(await passTicketOf(this.codes, pass, group.snapshot, this.clock.now()))
      : null;
    return {
      gone: registrations.filter((registration, index) => isGone(registration, pushed[index])),
      fault: [...pushed, ...(google === null ? [] : [google])].map(faultOf).find((fault) => fault !== null) ?? null,
    };
  }

  private async write(claimed: HandedOutPass, { gone, fault }: Told): Promise<void> {
    await this.work.run(async ({ passes }) => {
      const found = await passes.find(claimed.serialNumber);
      if (found === undefined) return;
      const now = await passes.registrationsOf([claimed.serialNumber]);
      for (const one of now.filter((registration) => gone.some((other) => isSame(registration, other)))) {
        await passes.unregister(one);
      }
      // Another process took it over.
      if (found.claimedUntil !== claimed.claimedUntil) return;
      const isAsClaimed = found.revision === claimed.revision;
      await passes.save({ ...found, claimedUntil: null, ...(isAsClaimed && this.after(claimed, fault)) });
    });
  }

  private after({ attempts }: HandedOutPass, fault: string | null): Partial<HandedOutPass> {
    if (fault === null) return { attempts: 0, nextAttemptAt: null, fault };
    const pause = retryDelay(SCHEDULE, attempts, this.randomness.fraction());
    return { nextAttemptAt: plusMilliseconds(this.clock.now(), pause), fault };
  }
}

/** Whether it was told to be gone, and was not registered after that. */
function isGone({ registeredAt }: PassRegistration, outcome: WalletOutcome | undefined): boolean {
  return outcome?.kind === 'gone' && (outcome.since === null || registeredAt <= outcome.since);
}

function isSame(one: PassRegistration, other: PassRegistration): boolean {
  return (
    one.deviceLibraryIdentifier === other.deviceLibraryIdentifier &&
    one.passTypeIdentifier === other.passTypeIdentifier &&
    one.pushToken === other.pushToken &&
    one.registeredAt === other.registeredAt
  );
}

function faultOf(outcome: WalletOutcome): string | null {
  return 'reason' in outcome ? outcome.reason : null;
}
