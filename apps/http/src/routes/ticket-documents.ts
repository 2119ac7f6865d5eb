import type { Operation } from '../operations/operation.js';
import { isNotModified } from '../operations/etag.js';
import { COMMON_HEADERS, IF_NONE_MATCH, TICKET_ID, filterParameters } from '../operations/parameters.js';
import { callerOf } from '../parsing/caller.js';
import { DOCUMENT_FILTERS, REVOCATION_FILTERS, readDocumentsQuery, readSince } from '../parsing/documents-query.js';
import type { Query } from '../parsing/page-query.js';
import { ticketIdOf } from '../parsing/path-parameters.js';
import { readAll } from '../parsing/read-all.js';
import { component } from '../schema/schema.js';
import { toTicketDocumentsView } from '../views/documents-view.js';

/** What is signed travels as a JWT does (RFC 7519). */
const JWT = 'application/jwt';
const SIGNED = 'eyJhbGciOiJFZERTQSJ9.eyJpc3MiOiJleGFtcGxlIn0.c2lnbmF0dXJl';

export const readTicketDocuments: Operation = {
  method: 'GET',
  path: '/v1/ticket-distributions/{ticketDistributionId}/documents',
  operationId: 'readTicketDocuments',
  access: 'tickets:read',
  tag: 'Documents',
  summary: 'Read what can be shown of a ticket',
  description:
    'Its code, signed, as a picture and as what the picture holds; and the animation that is shown beside it, which is that of the day. The code says what the ticket system confirmed; its number rises when that changes, and the code before is revoked. Why there is none is said.',
  parameters: [TICKET_ID, ...filterParameters(DOCUMENT_FILTERS), ...COMMON_HEADERS],
  answers: { 200: { description: 'The documents.', schema: component('TicketDocuments') } },
  refusals: [
    'ticket-distribution/not-found',
    'documents/not-offered',
    'documents/form-not-offered',
    'documents/not-codable',
  ],
  handle:
    ({ useCases: { readTicketDocuments: useCase } }) =>
    async (request) => {
      const { query, ...asked } = readAll({
        id: () => ticketIdOf(request),
        query: () => readDocumentsQuery(request.query as Query),
        caller: () => callerOf(request),
      });
      return toTicketDocumentsView(await useCase.execute({ ...asked, ...query }));
    },
};

export const readTicketReceipt: Operation = {
  method: 'GET',
  path: '/v1/ticket-distributions/{ticketDistributionId}/receipt',
  operationId: 'readTicketReceipt',
  access: 'tickets:read',
  tag: 'Documents',
  summary: 'Read a signed statement of when a ticket came',
  description:
    'When its ticket system took it, when it could be picked up and when it was: what somebody can show who was fined because the ticket came late. Verified with the keys for codes.',
  parameters: [TICKET_ID, ...COMMON_HEADERS],
  answers: {
    200: {
      description: 'A compact JWS of the type ticket-receipt+jwt.',
      schema: { type: 'string' },
      contentType: JWT,
      example: SIGNED,
    },
  },
  refusals: ['ticket-distribution/not-found', 'documents/not-offered'],
  handle:
    ({ useCases: { readReceipt: useCase } }) =>
    async (request, reply) => {
      const asked = readAll({ id: () => ticketIdOf(request), caller: () => callerOf(request) });
      return reply.type(JWT).send(await useCase.execute(asked));
    },
};

export const readTicketKeys: Operation = {
  method: 'GET',
  path: '/v1/ticket-codes/keys',
  operationId: 'readTicketKeys',
  access: 'public',
  tag: 'Documents',
  summary: 'Read the public keys of codes, lists and receipts',
  description:
    'A JWK set (RFC 7517) with the name of the issuer, and with when each key signs. A key id is never used twice.',
  parameters: COMMON_HEADERS,
  answers: { 200: { description: 'The key set.', schema: component('TicketKeySet') } },
  refusals: ['documents/not-offered'],
  handle:
    ({ useCases: { readTicketKeys: useCase } }) =>
    async () =>
      useCase.execute(),
};

export const readRevokedCodes: Operation = {
  method: 'GET',
  path: '/v1/ticket-codes/revocations',
  operationId: 'readRevokedCodes',
  access: 'inspections:read',
  tag: 'Documents',
  summary: 'Read which codes count no more',
  description:
    'For inspectors who verify codes without a network: signed, dated, with until when it may be relied on, for all organisations. since: what came after the cursor of the list that the caller has; where that is not known any more, all.',
  parameters: [...filterParameters(REVOCATION_FILTERS), IF_NONE_MATCH, ...COMMON_HEADERS],
  answers: {
    200: {
      description: 'A compact JWS of the type ticket-revocations+jwt.',
      schema: { type: 'string' },
      contentType: JWT,
      example: SIGNED,
      headers: { ETag: 'Weak: the same for the same revocations of one issue.' },
    },
    304: {
      description: 'The caller has it.',
      schema: null,
      headers: { ETag: 'Weak: the same for the same revocations of one issue.' },
    },
  },
  refusals: ['documents/not-offered'],
  handle:
    ({ useCases: { readRevocations: useCase } }) =>
    async (request, reply) => {
      const { query } = readAll({
        query: () => readSince(request.query as Query),
        caller: () => callerOf(request),
      });
      const known = request.headers['if-none-match'];
      const { jws, etag } = await useCase.execute({ ...query, hasTag: (tag) => isNotModified(known, tag.slice(2)) });
      reply.header('ETag', etag);
      return jws === null ? reply.code(304).send() : reply.type(JWT).send(jws);
    },
};
