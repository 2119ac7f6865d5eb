import type { Language, OrderId } from '@ticket-distribution/domain';

/** What a mail with tickets says. */
interface MailWords {
  readonly subject: (orderId: OrderId) => string;
  readonly text: (orderId: OrderId, tickets: number) => string;
  /** What the names of the files begin with. */
  readonly file: string;
}

export const MAIL_WORDS: Readonly<Record<Language, MailWords>> = {
  nob: {
    subject: (orderId) => `Billett for ordre ${orderId}`,
    text: (orderId, tickets) =>
      tickets === 1
        ? `Hei,\n\nbilletten for ordre ${orderId} ligger ved. Vis koden på skjerm eller papir.\n\nGod tur!\n`
        : `Hei,\n\n${tickets} billetter for ordre ${orderId} ligger ved. Vis kodene på skjerm eller papir.\n\nGod tur!\n`,
    file: 'billett',
  },
  nno: {
    subject: (orderId) => `Billett for ordre ${orderId}`,
    text: (orderId, tickets) =>
      tickets === 1
        ? `Hei,\n\nbilletten for ordre ${orderId} ligg ved. Vis koden på skjerm eller papir.\n\nGod tur!\n`
        : `Hei,\n\n${tickets} billettar for ordre ${orderId} ligg ved. Vis kodane på skjerm eller papir.\n\nGod tur!\n`,
    file: 'billett',
  },
  eng: {
    subject: (orderId) => `Ticket for order ${orderId}`,
    text: (orderId, tickets) =>
      tickets === 1
        ? `Hello,\n\nthe ticket for order ${orderId} is attached. Show the code on a screen or on paper.\n\nHave a good journey!\n`
        : `Hello,\n\n${tickets} tickets for order ${orderId} are attached. Show the codes on a screen or on paper.\n\nHave a good journey!\n`,
    file: 'ticket',
  },
};
