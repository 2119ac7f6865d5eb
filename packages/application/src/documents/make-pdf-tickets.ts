import {
  type Instant,
  type Language,
  type OrderId,
  type ShownTicket,
  type TicketDistributionGroup,
  DomainError,
  plusMilliseconds,
  shownTicket,
} from '@ticket-distribution/domain';
import type { Clock } from '../ports/clock.js';
import type { Ids } from '../ports/ids.js';
import type { PdfTicket } from '../ports/pdf-ticket-repository.js';
import type { TicketCodes } from '../ports/ticket-codes.js';
import type { TicketPrinter } from '../ports/ticket-printer.js';
import type { Snapshot, Transaction } from '../ports/transactions.js';
import type { Caller } from '../shared/caller.js';
import { findOrder, lockOrder } from '../shared/find-order.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import { signedCode } from './signed-code.js';

/** A ticket changes while its page is made; it is made once more then. */
const TRIES = 5;

export interface MakePdfTicketsCommand {
  readonly orderId: OrderId;
  /** Of the pages that are made; those that are there stay as they are. */
  readonly language: Language;
  readonly caller: Caller;
}

/** A ticket of an order that may be printed. */
interface Printable extends ShownTicket {
  readonly group: TicketDistributionGroup;
}

/** What is there of the pages of an order. */
interface Made {
  readonly pages: readonly PdfTicket[];
  /** Whether every ticket has one. */
  readonly isComplete: boolean;
}

/** Makes PDF tickets of the tickets of an order that are valid, or gives those that are there. */
export class MakePdfTickets {
  constructor(
    private readonly work: UnitOfWork,
    private readonly codes: TicketCodes | undefined,
    private readonly printer: TicketPrinter | undefined,
    private readonly clock: Clock,
    private readonly ids: Pick<Ids, 'nextPdfTicketId'>,
    private readonly options: { readonly pdfKeepMs: number },
  ) {}

  /**
   * @returns one for each ticket that shows a code of ours, as it is now; none where no ticket does
   * @throws DomainError `order/not-found`, `documents/not-offered`, `documents/not-printable`
   */
  async execute(command: MakePdfTicketsCommand): Promise<readonly PdfTicket[]> {
    for (let attempt = 1; ; attempt += 1) {
      const { pages, isComplete } = await this.made(command);
      // Tickets that change all the while have theirs when somebody asks again.
      if (isComplete || attempt === TRIES) return pages;
    }
  }

  private async made({ orderId, language, caller }: MakePdfTicketsCommand): Promise<Made> {
    const at = this.clock.now();
    const [printable, there] = await this.work.read(async (snapshot) => {
      await findOrder(snapshot.orders, orderId, caller, 'read');
      return [await printableOf(snapshot, orderId, at), await snapshot.pdfTickets.ofOrder(orderId)] as const;
    });
    const missing = printable.filter((ticket) => this.pageOf(there, ticket) === undefined);
    if (missing.length === 0) return this.madeOf(there, printable);
    const made: PdfTicket[] = [];
    for (const ticket of missing) made.push(await this.print(ticket, language, at));
    return this.work.run(async (transaction) => {
      await lockOrder(transaction.orders, orderId, caller);
      const now = await printableOf(transaction, orderId, at);
      const stored = await transaction.pdfTickets.ofOrder(orderId);
      const waiting = now.filter((ticket) => this.pageOf(stored, ticket) === undefined);
      const fresh = waiting.flatMap((ticket) => this.pageOf(made, ticket) ?? []);
      await transaction.pdfTickets.add(fresh);
      await this.note(transaction, now, fresh, caller, at);
      return this.madeOf([...stored, ...fresh], now);
    }, caller);
  }

  private madeOf(pages: readonly PdfTicket[], tickets: readonly ShownTicket[]): Made {
    const found = tickets.flatMap((ticket) => this.pageOf(pages, ticket) ?? []);
    return { pages: found, isComplete: found.length === tickets.length };
  }

  /** The page of a ticket as it is now, with a code that is believed; undefined: there is none. */
  private pageOf(pages: readonly PdfTicket[], { ticket, codeNumber }: ShownTicket): PdfTicket | undefined {
    return pages.find(
      (page) =>
        page.ticketDistributionId === ticket.id &&
        page.codeNumber === codeNumber &&
        this.codes?.trusts(page.keyId) === true,
    );
  }

  private async print(ticket: Printable, language: Language, at: Instant): Promise<PdfTicket> {
    const { codes, printer } = this;
    if (codes === undefined || printer === undefined) {
      throw new DomainError('documents/not-offered', 'No PDF tickets are made here.');
    }
    const { group, held, codeNumber } = ticket;
    const { orderId, orderLineId, orderVersion, updatedForOrderLineVersion, organisationId } = group.snapshot;
    const { id: ticketDistributionId } = ticket.ticket;
    const code = await signedCode(codes, orderId, ticket, 'QR');
    const { product, validity, holderCustomerId: distributionHolderCustomerId, customerAccountRef } = held;
    const parties = { distributionHolderCustomerId, customerAccountRef };
    const content = { ticketDistributionId, orderId, product, validity, parties, codeNumber, code };
    const pdf = await printer.print({ ...content, language, printedAt: at });
    return {
      id: this.ids.nextPdfTicketId(),
      orderId,
      orderLineId,
      orderVersion,
      orderLineVersion: updatedForOrderLineVersion,
      organisationId,
      ticketDistributionId,
      codeNumber,
      keyId: code.keyId,
      language,
      createdAt: at,
      deleteAt: plusMilliseconds(at, this.options.pdfKeepMs),
      pdf,
    };
  }

  /** A ticket remembers that it was handed out as PDF. */
  private async note(
    transaction: Transaction,
    printable: readonly Printable[],
    made: readonly PdfTicket[],
    caller: Caller,
    at: Instant,
  ): Promise<void> {
    const groups = new Set(printable.map(({ group }) => group));
    for (const group of groups) {
      const printed = printable.filter((one) => one.group === group && this.pageOf(made, one) !== undefined);
      if (printed.length === 0) continue;
      const change = { reason: 'made as PDF', details: { distributedAsPdf: true } };
      const by = caller.distributionChannelId ?? 'ticket-distribution';
      group.carryOut(
        { tickets: printed.map(({ ticket }) => [ticket.id, [change]]) },
        { at, by, distributionChannelId: caller.distributionChannelId ?? null },
      );
      await transaction.groups.save(group);
    }
  }
}

/** The tickets of an order that show a code of ours now, or will. */
async function printableOf(
  { groups }: Pick<Snapshot, 'groups'>,
  orderId: OrderId,
  at: Instant,
): Promise<readonly Printable[]> {
  return (await groups.ofOrder(orderId)).flatMap((group) =>
    group.snapshot.tickets.flatMap((ticket) => {
      const shown = shownTicket(ticket, at);
      return typeof shown === 'string' || shown.held.validity.endOfValidity <= at ? [] : [{ ...shown, group }];
    }),
  );
}
