import 'reflect-metadata';
import type { Answer, Operation } from '../operations/operation.js';
import {
  CALLER_PARAMETERS,
  COMMON_HEADERS,
  PAGE_PARAMETERS,
  WEBHOOK_ID,
  filterParameters,
} from '../operations/parameters.js';
import { callerOf } from '../parsing/caller.js';
import { MayBeAbsent, WholeNumber } from '../parsing/constraints.js';
import { type Filters, TRUE_OR_FALSE, readFilters, said } from '../parsing/filter-query.js';
import { refuseBody } from '../parsing/no-body.js';
import type { Query } from '../parsing/page-query.js';
import { parseBody } from '../parsing/parse-body.js';
import { webhookIdOf } from '../parsing/path-parameters.js';
import { readAll } from '../parsing/read-all.js';
import { component } from '../schema/schema.js';
import { toAttemptPageView, toWebhookView, toWebhookWithSecretView } from '../views/webhook-view.js';

/** How long the secret before signs as well unless it is said, and at most, seconds. */
const KEPT_SECONDS = 24 * 60 * 60;
const MOST_KEPT_SECONDS = 30 * KEPT_SECONDS;

export class RotateSecretBody {
  @MayBeAbsent() @WholeNumber(0, MOST_KEPT_SECONDS) keepOldSeconds?: number;
}

/** Which events are to be sent again. */
export class ReplayBody {
  @WholeNumber(0, Number.MAX_SAFE_INTEGER) after!: number;
  @MayBeAbsent() @WholeNumber(1, Number.MAX_SAFE_INTEGER) until?: number;
}

const FILTERS: Filters = { failed: said(TRUE_OR_FALSE, 'true: only what was not taken.') };

const TAG = 'Webhooks';
const TO_BE_SENT: Readonly<Record<202, Answer>> = {
  202: { description: 'It is sent soon; what comes of it stands among the attempts.', schema: component('Webhook') },
};

export const rotateWebhookSecret: Operation = {
  method: 'POST',
  path: '/v1/webhooks/{webhookId}/rotate-secret',
  operationId: 'rotateWebhookSecret',
  access: 'webhooks:write',
  tag: TAG,
  summary: 'Give a webhook a new secret',
  description: `Messages are signed by both for keepOldSeconds (default ${KEPT_SECONDS}), and by the new one alone then; 0: at once.`,
  parameters: [WEBHOOK_ID, ...CALLER_PARAMETERS],
  body: { type: RotateSecretBody, required: false, unknownFields: 'refused', example: { keepOldSeconds: 3600 } },
  answers: {
    200: { description: 'The webhook, with the secret that is told once.', schema: component('WebhookWithSecret') },
  },
  refusals: ['webhook/not-found'],
  handle:
    ({ useCases: { rotateWebhookSecret: useCase } }) =>
    async (request) => {
      const { id, caller, body } = readAll({
        id: () => webhookIdOf(request),
        caller: () => callerOf(request),
        body: () => parseBody(RotateSecretBody, request.body === undefined ? {} : request.body),
      });
      const { keepOldSeconds = KEPT_SECONDS } = body;
      return toWebhookWithSecretView(await useCase.execute({ id, keepOldMs: keepOldSeconds * 1000, caller }));
    },
};

export const pingWebhook: Operation = {
  method: 'POST',
  path: '/v1/webhooks/{webhookId}/ping',
  operationId: 'pingWebhook',
  access: 'webhooks:write',
  tag: TAG,
  summary: 'Send a webhook a message that tells nothing',
  description:
    'To see what its receiver does with it, also while it is disabled or held back. It does not count towards disabling; one that is taken ends the pause before the next event.',
  parameters: [WEBHOOK_ID, ...CALLER_PARAMETERS],
  answers: TO_BE_SENT,
  refusals: ['webhook/not-found', 'webhook/busy'],
  handle:
    ({ useCases: { pingWebhook: useCase } }) =>
    async (request, reply) => {
      const { id, caller } = readAll({
        id: () => webhookIdOf(request),
        caller: () => callerOf(request),
        body: () => refuseBody(request.body),
      });
      const webhook = await useCase.execute({ id, caller });
      reply.code(202);
      return toWebhookView(webhook);
    },
};

export const replayWebhook: Operation = {
  method: 'POST',
  path: '/v1/webhooks/{webhookId}/replay',
  operationId: 'replayWebhook',
  access: 'webhooks:write',
  tag: TAG,
  summary: 'Send events again that were sent before',
  description:
    'Those behind after, up to until or as far as was sent: each under its id, signed anew, beside what happens. It does not count towards disabling; the first event that is not taken ends it.',
  parameters: [WEBHOOK_ID, ...CALLER_PARAMETERS],
  body: { type: ReplayBody, required: true, unknownFields: 'refused', example: { after: 1200, until: 1300 } },
  answers: TO_BE_SENT,
  refusals: ['webhook/not-found', 'webhook/busy', 'events/forgotten'],
  handle:
    ({ useCases: { replayWebhook: useCase } }) =>
    async (request, reply) => {
      const { id, caller, body } = readAll({
        id: () => webhookIdOf(request),
        caller: () => callerOf(request),
        body: () => parseBody(ReplayBody, request.body),
      });
      const { after, until } = body;
      const webhook = await useCase.execute({ id, after, ...(until === undefined ? {} : { until }), caller });
      reply.code(202);
      return toWebhookView(webhook);
    },
};

export const readWebhookAttempts: Operation = {
  method: 'GET',
  path: '/v1/webhooks/{webhookId}/attempts',
  operationId: 'readWebhookAttempts',
  access: 'webhooks:read',
  tag: TAG,
  summary: 'List what was sent to a webhook and what came of it, the newest first',
  description: 'The newest 500 attempts at least are kept.',
  parameters: [WEBHOOK_ID, ...filterParameters(FILTERS), ...PAGE_PARAMETERS, ...COMMON_HEADERS],
  answers: { 200: { description: 'One page of the attempts.', schema: component('WebhookAttemptPage') } },
  refusals: ['webhook/not-found'],
  handle:
    ({ useCases: { readWebhookAttempts: useCase } }) =>
    async (request) => {
      const { webhookId, asked, caller } = readAll({
        webhookId: () => webhookIdOf(request),
        asked: () => readFilters(request.query as Query, FILTERS),
        caller: () => callerOf(request),
      });
      const { filters, page } = asked;
      return toAttemptPageView(
        await useCase.execute({ webhookId, failed: filters['failed'] === 'true', ...page, caller }),
        page,
      );
    },
};
