import 'reflect-metadata';
import type { Operation } from '../operations/operation.js';
import {
  CALLER_PARAMETERS,
  COMMON_HEADERS,
  LANGUAGE_HEADERS,
  MAIL_ID,
  ORDER_ID,
  PAGE_PARAMETERS,
  PDF_TICKET_ID,
  filterParameters,
} from '../operations/parameters.js';
import { callerOf } from '../parsing/caller.js';
import { MayBeNull, OneOf, Text } from '../parsing/constraints.js';
import { languageOf } from '../parsing/language-header.js';
import type { Query } from '../parsing/page-query.js';
import { parseBody } from '../parsing/parse-body.js';
import { mailIdOf, orderIdOf, pdfTicketIdOf } from '../parsing/path-parameters.js';
import { PDF_TICKET_FILTERS, readPdfTicketSearch } from '../parsing/pdf-tickets-query.js';
import { readAll } from '../parsing/read-all.js';
import { component } from '../schema/schema.js';
import { toMailView, toPdfTicketPageView, toPdfTicketView } from '../views/pdf-ticket-view.js';
import type { Language } from '@ticket-distribution/domain';

const TAG = 'PDF Tickets';
const LONGEST_ADDRESS = 320;

/** In which language pages are to be. */
export class MakePdfTicketsBody {
  @MayBeNull() @OneOf('Language') language?: Language | null;
}

/** To whom tickets are to be sent. */
export class MailPdfTicketsBody extends MakePdfTicketsBody {
  @Text(LONGEST_ADDRESS) to!: string;
}

export const makePdfTickets: Operation = {
  method: 'POST',
  path: '/v1/pdf-tickets/{orderId}',
  operationId: 'createPdfTickets',
  access: 'tickets:write',
  tag: TAG,
  summary: 'Make PDF tickets of the tickets of an order that are valid, or read those that are there',
  description:
    'One for each ticket that shows a code. A page that is there stays as it is, in its language; where the code of a ticket is another since, a new page is made. The language of the body comes before that of the headers.',
  parameters: [ORDER_ID, ...CALLER_PARAMETERS, ...LANGUAGE_HEADERS],
  body: { type: MakePdfTicketsBody, required: false, unknownFields: 'refused', example: { language: 'nob' } },
  answers: { 200: { description: 'The PDF tickets.', schema: component('PdfTickets') } },
  refusals: ['order/not-found', 'documents/not-offered', 'documents/not-printable'],
  handle:
    ({ useCases: { makePdfTickets: useCase } }) =>
    async (request) => {
      const { body, language, ...asked } = readAll({
        orderId: () => orderIdOf(request),
        caller: () => callerOf(request),
        language: () => languageOf(request),
        body: () => parseBody(MakePdfTicketsBody, request.body ?? {}),
      });
      const made = await useCase.execute({ ...asked, language: body.language ?? language });
      return { items: made.map((pdfTicket) => toPdfTicketView(pdfTicket, true)) };
    },
};

export const searchPdfTickets: Operation = {
  method: 'GET',
  path: '/v1/pdf-tickets',
  operationId: 'searchPdfTickets',
  access: 'tickets:read',
  tag: TAG,
  summary: 'Search for PDF tickets',
  description: 'At least one filter has to be named. They are deleted some time after they were made.',
  parameters: [...filterParameters(PDF_TICKET_FILTERS), ...PAGE_PARAMETERS, ...COMMON_HEADERS],
  answers: { 200: { description: 'One page of them.', schema: component('PdfTicketPage') } },
  refusals: [],
  handle:
    ({ useCases: { searchPdfTickets: useCase } }) =>
    async (request) => {
      const { search, caller } = readAll({
        search: () => readPdfTicketSearch(request.query as Query),
        caller: () => callerOf(request),
      });
      return toPdfTicketPageView(await useCase.execute({ ...search, caller }), search);
    },
};

export const readPdfTicket: Operation = {
  method: 'GET',
  path: '/v1/pdf-tickets/{pdfTicketId}/content',
  operationId: 'readPdfTicket',
  access: 'tickets:read',
  tag: TAG,
  summary: 'Read the PDF itself',
  parameters: [PDF_TICKET_ID, ...COMMON_HEADERS],
  answers: {
    200: {
      description: 'PDF/A-1b, tagged.',
      schema: { type: 'string', format: 'binary' },
      contentType: 'application/pdf',
      example: '%PDF-1.4',
    },
  },
  refusals: ['documents/pdf-not-found'],
  handle:
    ({ useCases: { searchPdfTickets: useCase } }) =>
    async (request, reply) => {
      const { id, caller } = readAll({ id: () => pdfTicketIdOf(request), caller: () => callerOf(request) });
      const { pdf } = await useCase.one(id, caller);
      return reply.type('application/pdf').send(Buffer.from(pdf, 'base64'));
    },
};

export const mailPdfTickets: Operation = {
  method: 'POST',
  path: '/v1/pdf-tickets/{orderId}/mails',
  operationId: 'mailPdfTickets',
  access: 'tickets:write',
  tag: TAG,
  summary: 'Have the PDF tickets of an order sent by e-mail',
  description:
    'They are made where they are not there, and sent as they are when it is their turn; a mail server that is away is asked again for about a day. The address is kept until the order is purged or its customer erased, and told to nobody.',
  parameters: [ORDER_ID, ...CALLER_PARAMETERS, ...LANGUAGE_HEADERS],
  body: {
    type: MailPdfTicketsBody,
    required: true,
    unknownFields: 'refused',
    example: { to: 'ola@example.org', language: 'nob' },
  },
  answers: {
    202: {
      description: 'The mail is queued.',
      schema: component('TicketMail'),
      headers: { Location: 'Where it can be read what became of it.' },
    },
  },
  refusals: [
    'order/not-found',
    'documents/not-offered',
    'documents/not-printable',
    'documents/no-valid-ticket',
    'documents/too-many-tickets',
    'documents/address-refused',
  ],
  handle:
    ({ useCases: { mailTickets: useCase } }) =>
    async (request, reply) => {
      const { body, language, ...asked } = readAll({
        orderId: () => orderIdOf(request),
        caller: () => callerOf(request),
        language: () => languageOf(request),
        body: () => parseBody(MailPdfTicketsBody, request.body),
      });
      const mail = await useCase.execute({ ...asked, to: body.to, language: body.language ?? language });
      reply.code(202).header('Location', `/v1/ticket-mails/${mail.id}`);
      return toMailView(mail);
    },
};

export const readTicketMail: Operation = {
  method: 'GET',
  path: '/v1/ticket-mails/{mailId}',
  operationId: 'readTicketMail',
  access: 'tickets:read',
  tag: TAG,
  summary: 'Read what became of a mail',
  parameters: [MAIL_ID, ...COMMON_HEADERS],
  answers: { 200: { description: 'The mail.', schema: component('TicketMail') } },
  refusals: ['documents/mail-not-found'],
  handle:
    ({ useCases: { mailTickets: useCase } }) =>
    async (request) => {
      const { id, caller } = readAll({ id: () => mailIdOf(request), caller: () => callerOf(request) });
      return toMailView(await useCase.read(id, caller));
    },
};
