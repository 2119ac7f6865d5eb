import 'reflect-metadata';
import type { EventStream, EventType, WebhookFilter } from '@ticket-distribution/domain';
import type { Answer, Operation } from '../operations/operation.js';
import { CALLER_PARAMETERS, COMMON_HEADERS, WEBHOOK_ID } from '../operations/parameters.js';
import { callerOf } from '../parsing/caller.js';
import { Flag, MayBeAbsent, MayBeNull, OneOf, SomeOf, Text, WholeNumber } from '../parsing/constraints.js';
import { refuseBody } from '../parsing/no-body.js';
import { parseBody } from '../parsing/parse-body.js';
import { webhookIdOf } from '../parsing/path-parameters.js';
import { readAll } from '../parsing/read-all.js';
import { component } from '../schema/schema.js';
import { toWebhookView, toWebhookWithSecretView } from '../views/webhook-view.js';

const LONGEST_URL = 2048;

/** Where events are to be sent to, and which. */
class WantedWebhook {
  @Text(LONGEST_URL) url!: string;
  @MayBeNull() @Text(200) description?: string | null;
  @MayBeNull() @OneOf('EventStream') stream?: EventStream | null;
  @MayBeNull() @SomeOf('EventType') types?: EventType[] | null;
  @MayBeAbsent() @WholeNumber(0, Number.MAX_SAFE_INTEGER) after?: number;
}

export class MakeWebhookBody extends WantedWebhook {
  @MayBeAbsent() @WholeNumber() organisationId?: number;
}

export class ChangeWebhookBody extends WantedWebhook {
  @MayBeAbsent() @Flag() enabled?: boolean;
}

const TAG = 'Webhooks';
const ONE = '/v1/webhooks/{webhookId}';
const AS_IT_STANDS: Readonly<Record<200, Answer>> = {
  200: { description: 'The webhook as it stands now.', schema: component('Webhook') },
};

export const makeWebhook: Operation = {
  method: 'POST',
  path: '/v1/webhooks',
  operationId: 'makeWebhook',
  access: 'webhooks:write',
  tag: TAG,
  summary: 'Have events sent to an address',
  description:
    'Every event of the organisation that is wanted, one after the other, as Standard Webhooks describes it. Without after, what happens from now on; after 0: from the oldest event that is kept. The organisation is that of the caller unless it is said.',
  parameters: CALLER_PARAMETERS,
  body: {
    type: MakeWebhookBody,
    required: true,
    unknownFields: 'refused',
    example: { url: 'https://receiver.example/tickets', stream: 'moves', types: ['OrderVersionSettled', 'Failed'] },
  },
  answers: {
    201: {
      description: 'The webhook, with the secret that is told once.',
      schema: component('WebhookWithSecret'),
      headers: { Location: 'Where the webhook can be read.' },
    },
  },
  refusals: ['webhook/other-organisation', 'webhook/url-refused', 'webhook/too-many', 'events/forgotten'],
  handle:
    ({ useCases: { makeWebhook: useCase } }) =>
    async (request, reply) => {
      const { caller, body } = readAll({
        caller: () => callerOf(request),
        body: () => parseBody(MakeWebhookBody, request.body),
      });
      const { url, description = null, after, organisationId } = body;
      const made = await useCase.execute({
        url,
        description,
        filter: filterOf(body),
        ...(after === undefined ? {} : { after }),
        ...(organisationId === undefined ? {} : { organisationId }),
        caller,
      });
      reply.code(201).header('Location', `/v1/webhooks/${made.id}`);
      return toWebhookWithSecretView(made);
    },
};

export const listWebhooks: Operation = {
  method: 'GET',
  path: '/v1/webhooks',
  operationId: 'listWebhooks',
  access: 'webhooks:read',
  tag: TAG,
  summary: 'List where events are sent to',
  parameters: COMMON_HEADERS,
  answers: { 200: { description: 'Every webhook.', schema: component('Webhooks') } },
  refusals: [],
  handle:
    ({ useCases: { listWebhooks: useCase } }) =>
    async (request) => ({ items: (await useCase.execute({ caller: callerOf(request) })).map(toWebhookView) }),
};

export const readWebhook: Operation = {
  method: 'GET',
  path: ONE,
  operationId: 'readWebhook',
  access: 'webhooks:read',
  tag: TAG,
  summary: 'Read a webhook, and how it stands',
  parameters: [WEBHOOK_ID, ...COMMON_HEADERS],
  answers: AS_IT_STANDS,
  refusals: ['webhook/not-found'],
  handle:
    ({ useCases: { readWebhook: useCase } }) =>
    async (request) => {
      const { id, caller } = readAll({ id: () => webhookIdOf(request), caller: () => callerOf(request) });
      return toWebhookView(await useCase.execute({ id, caller }));
    },
};

export const changeWebhook: Operation = {
  method: 'PUT',
  path: ONE,
  operationId: 'changeWebhook',
  access: 'webhooks:write',
  tag: TAG,
  summary: 'Change where events are sent to and which, disable or enable a webhook',
  description:
    'Address, description, stream and types become what is said, or nothing where it is not. A webhook that is enabled goes on where it was; after has it go on elsewhere.',
  parameters: [WEBHOOK_ID, ...CALLER_PARAMETERS],
  body: {
    type: ChangeWebhookBody,
    required: true,
    unknownFields: 'refused',
    example: { url: 'https://receiver.example/tickets', stream: 'moves', enabled: true },
  },
  answers: AS_IT_STANDS,
  refusals: ['webhook/not-found', 'webhook/url-refused', 'events/forgotten'],
  handle:
    ({ useCases: { changeWebhook: useCase } }) =>
    async (request) => {
      const { id, caller, body } = readAll({
        id: () => webhookIdOf(request),
        caller: () => callerOf(request),
        body: () => parseBody(ChangeWebhookBody, request.body),
      });
      const { url, description = null, enabled, after: position } = body;
      const change = {
        url,
        description,
        filter: filterOf(body),
        ...(enabled === undefined ? {} : { enabled }),
        ...(position === undefined ? {} : { position }),
      };
      return toWebhookView(await useCase.execute({ id, change, caller }));
    },
};

export const deleteWebhook: Operation = {
  method: 'DELETE',
  path: ONE,
  operationId: 'deleteWebhook',
  access: 'webhooks:write',
  tag: TAG,
  summary: 'Have nothing more sent to an address, and forget what was',
  parameters: [WEBHOOK_ID, ...CALLER_PARAMETERS],
  answers: { 200: { description: 'The webhook as it was.', schema: component('Webhook') } },
  refusals: ['webhook/not-found'],
  handle:
    ({ useCases: { deleteWebhook: useCase } }) =>
    async (request) => {
      const { id, caller } = readAll({
        id: () => webhookIdOf(request),
        caller: () => callerOf(request),
        body: () => refuseBody(request.body),
      });
      return toWebhookView(await useCase.execute({ id, caller }));
    },
};

function filterOf({ stream = null, types = null }: WantedWebhook): WebhookFilter {
  return { stream, types };
}
