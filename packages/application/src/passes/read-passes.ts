import {
  type GroupSnapshot,
  type Instant,
  type ShownTicket,
  type TicketDistributionId,
  findTicket,
  shownTicket,
} from '@ticket-distribution/domain';
import type { WithheldReason } from '../documents/ticket-document.js';
import type { Clock } from '../ports/clock.js';
import type { MadePasses, PassMaker } from '../ports/pass-maker.js';
import type { HandedOutPass } from '../ports/pass-repository.js';
import type { TicketCodes } from '../ports/ticket-codes.js';
import type { Caller } from '../shared/caller.js';
import { findGroupOfTicket } from '../shared/find-group.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import { takePassCursor } from './pass-cursor.js';
import { isOf, passTicketOf } from './pass-ticket.js';

export interface PassesRead extends MadePasses {
  /** Why there is none; null: there is. */
  readonly withheld: WithheldReason | null;
}

export interface ReadPassesCommand {
  readonly id: TicketDistributionId;
  /** Who looks at the ticket: a pass is given to its holder alone. Absent: nobody in particular. */
  readonly customerId?: string;
  readonly caller: Caller;
}

/** Makes the passes of a ticket for wallets, and remembers that they were handed out: wallets are told when the ticket changes. */
export class ReadPasses {
  constructor(
    private readonly work: UnitOfWork,
    private readonly codes: TicketCodes | undefined,
    private readonly maker: PassMaker | undefined,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `ticket-distribution/not-found`, `documents/no-pass` */
  async execute({ id, customerId, caller }: ReadPassesCommand): Promise<PassesRead> {
    const { codes, maker } = this;
    const at = this.clock.now();
    const [{ snapshot: group }, known] = await this.work.read(async ({ groups, passes }) => {
      const found = await findGroupOfTicket(groups, id, caller, 'read');
      return [found, await passes.ofTickets([id])] as const;
    });
    if (codes === undefined || maker === undefined) return withheld('not-offered');
    const shown = shownTicket(findTicket(group, id), at, customerId);
    if (typeof shown === 'string') return withheld(shown);
    const pass = passFor(known, group, shown);
    const made = await maker.passes(await passTicketOf(codes, pass, group, at));
    if (isToBeKept(pass, maker)) await this.keep(group, shown, at, maker);
    return { ...made, withheld: null };
  }

  /** Google is told of what it may get: the ticket may have changed since it was read. */
  private async keep(group: GroupSnapshot, shown: ShownTicket, at: Instant, maker: PassMaker): Promise<void> {
    await this.work.run(async (transaction) => {
      const { passes } = transaction;
      const cursor = await takePassCursor(transaction);
      const pass = passFor(await passes.ofTickets([shown.ticket.id]), group, shown);
      if (!isToBeKept(pass, maker)) return;
      const changedAt = Math.max(pass.changedAt, cursor + 1);
      const google = maker.updatesGoogle ? { googleSince: at, nextAttemptAt: at } : {};
      await passes.save({ ...pass, changedAt, ...google });
    });
  }
}

function isToBeKept({ revision, googleSince }: HandedOutPass, maker: PassMaker): boolean {
  return revision === 0 || (maker.updatesGoogle && googleSince === null);
}

/** The pass that the holder has, or a new one, whose name nobody had before who held the ticket. */
function passFor(known: readonly HandedOutPass[], { orderId }: GroupSnapshot, shown: ShownTicket): HandedOutPass {
  const { ticket, held, codeNumber } = shown;
  const { holderCustomerId, customerAccountRef } = held;
  return (
    known.find((pass) => isOf(pass, shown)) ?? {
      serialNumber: `${ticket.id}.${codeNumber}`,
      revision: 0,
      orderId,
      ticketDistributionId: ticket.id,
      holderCustomerId,
      customerAccountRef,
      googleSince: null,
      changedAt: 0,
      attempts: 0,
      nextAttemptAt: null,
      claimedUntil: null,
      fault: null,
    }
  );
}

function withheld(reason: WithheldReason): PassesRead {
  return { apple: null, google: null, withheld: reason };
}
