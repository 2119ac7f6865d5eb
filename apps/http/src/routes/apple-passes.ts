import 'reflect-metadata';
import type { PassAnswer } from '@ticket-distribution/application';
import { DomainError, malformed } from '@ticket-distribution/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpRefusal } from '../errors/http-refusal.js';
import type { Operation } from '../operations/operation.js';
import { COMMON_HEADERS, DEVICE, PASS_TYPE, SERIAL_NUMBER } from '../operations/parameters.js';
import { AnyTexts, Text } from '../parsing/constraints.js';
import { parseBody } from '../parsing/parse-body.js';
import { component } from '../schema/schema.js';

const TAG = 'Passes';
/** What Apple's wallet appends its own paths to. */
const BASE = '/wallet/apple/v1';
const REGISTRATION =
  `${BASE}/devices/{deviceLibraryIdentifier}/registrations/{passTypeIdentifier}/{serialNumber}` as const;
const LONGEST_TOKEN = 256;

/** Where a telephone is told of changes. */
export class RegisterPassBody {
  @Text(LONGEST_TOKEN) pushToken!: string;
}

/** What a telephone complains of. */
export class PassLogBody {
  @AnyTexts() logs!: string[];
}

export const registerPass: Operation = {
  method: 'POST',
  path: REGISTRATION,
  operationId: 'registerPass',
  access: 'pass',
  tag: TAG,
  summary: 'Have a telephone told of the changes of a pass',
  description: 'Called by telephones, as Apple describes it. A push follows, as the pass may have changed meanwhile.',
  parameters: [DEVICE, PASS_TYPE, SERIAL_NUMBER, ...COMMON_HEADERS],
  body: {
    type: RegisterPassBody,
    required: true,
    unknownFields: 'kept out',
    example: { pushToken: '5f7a'.repeat(16) },
  },
  answers: {
    200: { description: 'It was registered before; the push token is the new one.', schema: null },
    201: { description: 'It is registered.', schema: null },
  },
  refusals: ['documents/not-offered', 'documents/pass-not-found', 'pass/not-proven'],
  handle:
    ({ useCases: { servePasses } }) =>
    async (request, reply) => {
      const body = parseBody(RegisterPassBody, request.body, 'kept out');
      return answered(reply, await servePasses.execute().register({ ...passOf(request), body }));
    },
};

export const unregisterPass: Operation = {
  method: 'DELETE',
  path: REGISTRATION,
  operationId: 'unregisterPass',
  access: 'pass',
  tag: TAG,
  summary: 'Have a telephone told of a pass no more',
  description: 'Called by telephones, as Apple describes it, when somebody throws the pass away.',
  parameters: [DEVICE, PASS_TYPE, SERIAL_NUMBER, ...COMMON_HEADERS],
  answers: { 200: { description: 'It is not registered.', schema: null } },
  refusals: ['documents/not-offered', 'pass/not-proven'],
  handle:
    ({ useCases: { servePasses } }) =>
    async (request, reply) =>
      answered(reply, await servePasses.execute().unregister(passOf(request))),
};

export const readChangedPasses: Operation = {
  method: 'GET',
  path: `${BASE}/devices/{deviceLibraryIdentifier}/registrations/{passTypeIdentifier}`,
  operationId: 'readChangedPasses',
  access: 'device',
  tag: TAG,
  summary: 'Read which passes of a telephone have changed',
  description:
    'Called by telephones, as Apple describes it, without a token: nobody else knows the id of the telephone. The tag is a position of the feed.',
  parameters: [
    DEVICE,
    PASS_TYPE,
    {
      name: 'passesUpdatedSince',
      in: 'query',
      description: 'lastUpdated of the answer before.',
      schema: { type: 'string', maxLength: 128 },
      example: '42',
    },
    ...COMMON_HEADERS,
  ],
  answers: {
    200: { description: 'Their serial numbers.', schema: component('ChangedPasses') },
    204: { description: 'None has changed.', schema: null },
  },
  refusals: ['documents/not-offered'],
  handle:
    ({ useCases: { servePasses } }) =>
    async (request, reply) => {
      const { passesUpdatedSince: said } = request.query as Readonly<Record<string, unknown>>;
      const passesUpdatedSince = typeof said === 'string' ? said : undefined;
      return answered(reply, await servePasses.execute().changed({ ...passOf(request), passesUpdatedSince }));
    },
};

export const readLatestPass: Operation = {
  method: 'GET',
  path: `${BASE}/passes/{passTypeIdentifier}/{serialNumber}`,
  operationId: 'readLatestPass',
  access: 'pass',
  tag: TAG,
  summary: 'Read a pass as it is now',
  description: 'Called by telephones, as Apple describes it. Void where the ticket counts no more or was given away.',
  parameters: [
    PASS_TYPE,
    SERIAL_NUMBER,
    {
      name: 'If-Modified-Since',
      in: 'header',
      description: 'Last-Modified of the answer before.',
      schema: { type: 'string' },
      example: 'Sat, 05 Dec 2026 06:00:00 GMT',
    },
    ...COMMON_HEADERS,
  ],
  answers: {
    200: {
      description: 'The pass.',
      schema: { type: 'string', format: 'binary' },
      contentType: 'application/vnd.apple.pkpass',
      example: 'PK',
      mayCarry: { 'Last-Modified': 'When it changed last; absent while it may change again in the same second.' },
    },
    304: { description: 'The telephone has it.', schema: null },
  },
  refusals: ['documents/not-offered', 'documents/pass-not-found', 'documents/no-pass', 'pass/not-proven'],
  handle:
    ({ useCases: { servePasses } }) =>
    async (request, reply) => {
      const ifModifiedSince = request.headers['if-modified-since'];
      return answered(reply, await servePasses.execute().latest({ ...passOf(request), ifModifiedSince }));
    },
};

export const complainOfPasses: Operation = {
  method: 'POST',
  path: `${BASE}/log`,
  operationId: 'complainOfPasses',
  access: 'device',
  tag: TAG,
  summary: 'Be told by a telephone what is wrong with passes',
  description: 'Called by telephones, as Apple describes it. What they say is logged now and then.',
  parameters: COMMON_HEADERS,
  body: { type: PassLogBody, required: true, unknownFields: 'kept out', example: { logs: ['it does not answer'] } },
  answers: { 200: { description: 'It was taken.', schema: null } },
  refusals: ['documents/not-offered'],
  handle:
    ({ useCases: { servePasses } }) =>
    async (request, reply) =>
      answered(reply, servePasses.execute().log({ body: parseBody(PassLogBody, request.body, 'kept out') })),
};

function passOf({ params, headers: { authorization } }: FastifyRequest) {
  const {
    deviceLibraryIdentifier = '',
    passTypeIdentifier = '',
    serialNumber = '',
  } = params as Readonly<Record<string, string | undefined>>;
  return { deviceLibraryIdentifier, passTypeIdentifier, serialNumber, authorization };
}

/** @throws HttpRefusal `pass/not-proven`; DomainError `request/malformed`, `documents/pass-not-found` */
function answered(reply: FastifyReply, { status, headers, body }: PassAnswer): FastifyReply {
  if (status === 401) throw new HttpRefusal('pass/not-proven');
  if (status === 400) throw malformed([{ field: 'request', message: 'must be as Apple describes it' }]);
  if (status === 404) throw new DomainError('documents/pass-not-found', 'The pass is not known.');
  reply.code(status).headers(headers);
  return body === null ? reply.send() : reply.send(typeof body === 'string' ? body : Buffer.from(body));
}
