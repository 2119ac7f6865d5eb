import type { Mail, MailState, PdfTicket, ReadPdfTicketPage } from '@ticket-distribution/application';
import type { Instant, Language } from '@ticket-distribution/domain';
import { enumComponent } from '../schema/enums.js';
import {
  INSTANT,
  type Schema,
  TEXT,
  WHOLE_NUMBER,
  component,
  listSchema,
  nullable,
  objectSchema,
} from '../schema/schema.js';
import { PAGE_FIELDS, type PageView, toPageView } from './page-view.js';

/** A ticket as pages. */
export interface PdfTicketView {
  readonly id: string;
  readonly orderId: string;
  readonly orderVersion: number;
  readonly orderLineId: string;
  readonly orderLineVersion: number;
  readonly ticketDistributionId: string;
  readonly organisationId: number;
  /** Always false: each ticket has a PDF of its own. */
  readonly combinedTicket: boolean;
  readonly codeNumber: number;
  readonly language: Language;
  readonly createdAt: Instant;
  readonly deleteAt: Instant;
  /** Whether the code on it counts still. */
  readonly current: boolean;
  readonly pdf: string;
}

export function toPdfTicketView({ keyId: _inside, ...pdfTicket }: PdfTicket, current: boolean): PdfTicketView {
  return { ...pdfTicket, combinedTicket: false, current };
}

export function toPdfTicketPageView(
  { items, totalItems }: ReadPdfTicketPage,
  asked: { readonly page: number; readonly perPage: number },
): PageView<PdfTicketView> {
  const views = items.map(({ isCurrent, ...pdfTicket }) => toPdfTicketView(pdfTicket, isCurrent));
  return toPageView(views, totalItems, asked);
}

/** Tickets on their way to an address, which is not told. */
export interface MailView {
  readonly id: string;
  readonly orderId: string;
  readonly organisationId: number;
  readonly language: Language;
  readonly state: MailState;
  readonly attempts: number;
  readonly nextAttemptAt: Instant | null;
  readonly fault: string | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export function toMailView({ to: _personal, revision: _inside, claimedUntil: _too, ...mail }: Mail): MailView {
  return mail;
}

const PDF_TICKET = {
  id: TEXT,
  orderId: TEXT,
  orderVersion: WHOLE_NUMBER,
  orderLineId: TEXT,
  orderLineVersion: WHOLE_NUMBER,
  ticketDistributionId: TEXT,
  organisationId: WHOLE_NUMBER,
  combinedTicket: { type: 'boolean', description: 'Always false: each ticket has a PDF of its own.' },
  codeNumber: { type: 'integer', description: 'The number of the code on it.' },
  language: enumComponent('Language'),
  createdAt: INSTANT,
  deleteAt: { ...INSTANT, description: 'From when on it is deleted.' },
  current: { type: 'boolean', description: 'Whether the code on it counts still.' },
  pdf: {
    type: 'string',
    contentEncoding: 'base64',
    contentMediaType: 'application/pdf',
    description: 'PDF/A-1b, tagged.',
  },
};

export const PDF_TICKET_SCHEMAS: Readonly<Record<string, Schema>> = {
  PdfTicket: objectSchema<PdfTicketView>(PDF_TICKET, 'A ticket as pages.'),
  PdfTickets: objectSchema<{ readonly items: readonly PdfTicketView[] }>({
    items: listSchema(component('PdfTicket'), 'One for each ticket that is valid and shows a code.'),
  }),
  PdfTicketPage: objectSchema<PageView<PdfTicketView>>({
    items: listSchema(component('PdfTicket'), 'The oldest first.'),
    ...PAGE_FIELDS,
  }),
  TicketMail: objectSchema<MailView>(
    {
      id: TEXT,
      orderId: TEXT,
      organisationId: WHOLE_NUMBER,
      language: enumComponent('Language'),
      state: enumComponent('MailState'),
      attempts: WHOLE_NUMBER,
      nextAttemptAt: nullable({ ...INSTANT, description: 'When it is tried next; null: it is not any more.' }),
      fault: nullable({ type: 'string', description: 'What came of the last attempt; null: nothing went wrong.' }),
      createdAt: INSTANT,
      updatedAt: INSTANT,
    },
    'Tickets on their way to an address, which is told to nobody.',
  ),
};
