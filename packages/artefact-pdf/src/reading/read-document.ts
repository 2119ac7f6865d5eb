import type { PdfLanguage } from '../model/pdf-language.js';
import { type Clock, clockOf } from '../time/clock.js';
import { wordsOf } from '../words/words-of.js';
import { Field } from './field.js';
import { ID_LENGTH } from './lengths.js';
import type { PrintableDocument } from './printable-document.js';
import { readTicket } from './read-ticket.js';

const LANGUAGES: readonly PdfLanguage[] = ['nob', 'nno', 'eng'];

/** @throws UnprintableTicketError for what is not as `PdfDocument` has it */
export function readDocument(document: unknown): PrintableDocument {
  const root = new Field('', document);
  const language = root.member('language').oneOf(LANGUAGES);
  const words = wordsOf(language);
  const timeZone = root.member('timeZone');
  const tickets = root.member('tickets');
  const read = {
    words,
    clock: timeZone.value === undefined ? clockOf('Europe/Oslo') : readClock(timeZone),
    issuedAt: root.member('issuedAt').instant(),
    issuer: root.member('issuer').text(ID_LENGTH),
    orderId: root.member('orderId').text(ID_LENGTH),
    tickets: tickets.list(1000, (ticket) => readTicket(ticket, language, words)),
  };
  return read.tickets.length === 0 ? tickets.refused('must have at least one entry') : read;
}

function readClock(field: Field): Clock {
  try {
    if (typeof field.value === 'string') return clockOf(field.value);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return field.refused('must be a name of the IANA time zone database, such as Europe/Oslo');
}
