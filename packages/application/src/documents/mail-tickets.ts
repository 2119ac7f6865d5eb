import { DomainError, type Language, type MailId, type OrderId } from '@ticket-distribution/domain';
import type { Clock } from '../ports/clock.js';
import type { Ids } from '../ports/ids.js';
import type { Mail } from '../ports/mail-repository.js';
import type { MailSender } from '../ports/mail-sender.js';
import type { Caller } from '../shared/caller.js';
import { mayReach } from '../shared/may-reach.js';
import type { UnitOfWork } from '../transactions/unit-of-work.js';
import type { MakePdfTickets } from './make-pdf-tickets.js';

/** What mail servers and readers take without a word. */
const MOST_PAGES = 100;

export interface MailTicketsCommand {
  readonly orderId: OrderId;
  readonly to: string;
  readonly language: Language;
  readonly caller: Caller;
}

/** Has the PDF tickets of an order sent by e-mail: makes them, and queues a mail. */
export class MailTickets {
  constructor(
    private readonly work: UnitOfWork,
    private readonly makePdfTickets: MakePdfTickets,
    private readonly sender: MailSender | undefined,
    private readonly clock: Clock,
    private readonly ids: Pick<Ids, 'nextMailId'>,
  ) {}

  /**
   * @returns the mail as it was queued
   * @throws DomainError `order/not-found`, `documents/not-offered`, `documents/address-refused`, `documents/no-valid-ticket`,
   *   `documents/too-many-tickets`
   */
  async execute({ orderId, to, language, caller }: MailTicketsCommand): Promise<Mail> {
    if (this.sender === undefined) throw new DomainError('documents/not-offered', 'No e-mail is sent here.');
    const refusal = this.sender.refusalOf(to);
    if (refusal !== null) throw addressRefused(refusal);
    const pages = await this.makePdfTickets.execute({ orderId, language, caller });
    const [first] = pages;
    if (first === undefined) throw noValidTicket(orderId);
    if (pages.length > MOST_PAGES) throw tooManyTickets(orderId, pages.length);
    const at = this.clock.now();
    const mail: Mail = {
      id: this.ids.nextMailId(),
      revision: 0,
      orderId,
      organisationId: first.organisationId,
      to,
      language,
      state: 'QUEUED',
      attempts: 0,
      nextAttemptAt: at,
      claimedUntil: null,
      fault: null,
      createdAt: at,
      updatedAt: at,
    };
    return this.work.once(
      caller,
      'mail-tickets',
      async ({ mails }) => {
        await mails.save(mail);
        return mail;
      },
      async ({ mails }) => (await mails.ofOrder(orderId)).findLast((one) => one.to === to) ?? mail,
    );
  }

  /** @throws DomainError `documents/mail-not-found` */
  read(id: MailId, caller: Caller): Promise<Mail> {
    return this.work.read(async ({ mails }) => {
      const found = await mails.find(id);
      if (found !== undefined && mayReach(caller, 'read', found.organisationId)) return found;
      throw new DomainError('documents/mail-not-found', `Mail ${id} is not known.`, { id });
    });
  }
}

function addressRefused(refusal: string): DomainError {
  return new DomainError('documents/address-refused', `Nothing is sent to this address: ${refusal}.`);
}

function tooManyTickets(orderId: OrderId, tickets: number): DomainError {
  const message = `Order ${orderId} has ${tickets} tickets, and a mail takes ${MOST_PAGES}.`;
  return new DomainError('documents/too-many-tickets', message, { orderId, tickets, most: MOST_PAGES });
}

function noValidTicket(orderId: OrderId): DomainError {
  const message = `No ticket of order ${orderId} is valid and shows a code.`;
  return new DomainError('documents/no-valid-ticket', message, { orderId });
}
