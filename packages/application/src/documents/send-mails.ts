import { DomainError, type RetrySchedule, plusMilliseconds, retryDelay } from '@ticket-distribution/domain';
import type { Clock } from '../ports/clock.js';
import type { DeliveryLog } from '../ports/delivery-log.js';
import type { Ids } from '../ports/ids.js';
import type { Mail } from '../ports/mail-repository.js';
import type { MailAnswer, MailSender } from '../ports/mail-sender.js';
import type { Randomness } from '../ports/randomness.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import { claimOf } from '../shared/claim-of.js';
import type { MakePdfTickets } from './make-pdf-tickets.js';

/** How many mails one round takes. */
const AT_ONCE = 20;
/** For about a day: mail servers are away for hours. */
export const MAIL_SCHEDULE: RetrySchedule = { attempts: 30, firstDelayMs: 30_000, longestDelayMs: 3_600_000 };

/**
 * Sends the mails that are due. A mail is claimed before it is sent, and what came of it is written under the claim; a process that
 * is killed in between leaves a mail that is sent again as the same message.
 */
export class SendMails {
  private stopped = false;

  constructor(
    private readonly work: UnitOfWork,
    private readonly makePdfTickets: MakePdfTickets,
    private readonly sender: MailSender,
    private readonly clock: Clock,
    private readonly ids: Pick<Ids, 'nextCorrelationId'>,
    private readonly randomness: Randomness,
    private readonly log: DeliveryLog,
  ) {}

  /** Begins no other mail; the one under way ends first. */
  stop(): void {
    this.stopped = true;
  }

  /** @returns how many were tried */
  async execute(): Promise<number> {
    const due = await this.work.read(({ mails }) => mails.due(this.clock.now(), AT_ONCE));
    let tried = 0;
    for (const { id } of due) {
      if (this.stopped) return tried;
      const claimed = await this.claim(id);
      if (claimed === null) continue;
      tried += 1;
      const answer = await this.attempt(claimed).catch((fault: unknown) => this.notSent(claimed, fault));
      await this.write(claimed, answer);
    }
    return tried;
  }

  /** Null: another process was first, or it is gone. */
  private claim(id: Mail['id']): Promise<Mail | null> {
    return this.work.run(async ({ mails }) => {
      const claimed = claimOf(await mails.find(id), this.clock.now());
      if (claimed === null) return null;
      await mails.save(claimed);
      return { ...claimed, revision: claimed.revision + 1 };
    });
  }

  /** Null: no ticket is valid any more. */
  private async attempt({ id, to, orderId, language, createdAt }: Mail): Promise<MailAnswer | null> {
    const caller = { identity: null, correlationId: this.ids.nextCorrelationId() };
    const pdfTickets = await this.makePdfTickets.execute({ orderId, language, caller });
    return pdfTickets.length === 0
      ? null
      : this.sender.send({ id, to, orderId, language, createdAt, pdfTickets: pdfTickets.toSorted(byTicket) });
  }

  /** What could not even be made is tried again like what was not taken; an order that is gone has no tickets. */
  private notSent({ id }: Mail, fault: unknown): MailAnswer | null {
    if (fault instanceof DomainError && fault.code === 'order/not-found') return null;
    this.log.failed(null, fault);
    const code = fault instanceof DomainError ? fault.code : 'a fault inside; the log says more';
    return { kind: 'later', reason: `mail ${id} could not be made: ${code}` };
  }

  private async write(claimed: Mail, answer: MailAnswer | null): Promise<void> {
    const now = this.clock.now();
    const ended = {
      ...claimed,
      claimedUntil: null,
      updatedAt: now,
      nextAttemptAt: null,
      fault: answer?.reason ?? null,
    };
    await this.work.run(async ({ mails }) => {
      const found = await mails.find(claimed.id);
      if (found?.revision !== claimed.revision) return;
      await mails.save(afterAttempt(ended, answer, this.randomness.fraction()));
    });
  }
}

function afterAttempt(mail: Mail, answer: MailAnswer | null, fraction: number): Mail {
  if (answer === null) return { ...mail, state: 'DROPPED', fault: 'no ticket is valid any more' };
  if (answer.kind === 'sent') return { ...mail, state: 'SENT', fault: null };
  if (answer.kind === 'refused') return { ...mail, state: 'REFUSED' };
  if (mail.attempts >= MAIL_SCHEDULE.attempts) return { ...mail, state: 'GIVEN_UP' };
  const pause = retryDelay(MAIL_SCHEDULE, mail.attempts, fraction);
  return { ...mail, nextAttemptAt: plusMilliseconds(mail.updatedAt, pause) };
}

function byTicket(
  { ticketDistributionId: one }: { readonly ticketDistributionId: string },
  { ticketDistributionId: other }: { readonly ticketDistributionId: string },
): number {
  return one < other ? -1 : 1;
}
