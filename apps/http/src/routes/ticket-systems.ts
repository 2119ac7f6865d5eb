import 'reflect-metadata';
import type { FulfillmentMethod } from '@ticket-distribution/domain';
import type { Operation } from '../operations/operation.js';
import { CALLER_PARAMETERS, COMMON_HEADERS, SYSTEM } from '../operations/parameters.js';
import type { UseCases } from '@ticket-distribution/application';
import { callerOf } from '../parsing/caller.js';
import { Text } from '../parsing/constraints.js';
import { refuseBody } from '../parsing/no-body.js';
import { parseBody } from '../parsing/parse-body.js';
import { systemOf } from '../parsing/path-parameters.js';
import { readAll } from '../parsing/read-all.js';
import { component } from '../schema/schema.js';
import { type TicketSystemView, toTicketSystemView } from '../views/ticket-system-view.js';

/** Why a ticket system shall get no calls. */
export class PauseBody {
  @Text(200) reason!: string;
}

const TAG = 'Ticket Systems';
const PAUSE_PATH = '/v1/ticket-systems/{system}/pause';
const AS_IT_STANDS = { 200: { description: 'The system as it stands now.', schema: component('TicketSystem') } };

export const readTicketSystems: Operation = {
  method: 'GET',
  path: '/v1/ticket-systems',
  operationId: 'readTicketSystems',
  access: 'ticket-systems:read',
  tag: TAG,
  summary: 'Read how the ticket systems stand',
  parameters: COMMON_HEADERS,
  answers: { 200: { description: 'Every ticket system.', schema: component('TicketSystems') } },
  refusals: [],
  handle:
    ({ useCases: { readTicketSystems: useCase } }) =>
    async (request) => {
      callerOf(request);
      return { items: (await useCase.execute()).map(toTicketSystemView) };
    },
};

export const pauseTicketSystem: Operation = {
  method: 'PUT',
  path: PAUSE_PATH,
  operationId: 'pauseTicketSystem',
  access: 'ticket-systems:write',
  tag: TAG,
  summary: 'Keep a ticket system from being called',
  description:
    'By every process, until it is resumed. Calls under way end; what is decided meanwhile is stored, waits and uses up no attempt.',
  parameters: [SYSTEM, ...CALLER_PARAMETERS],
  body: { type: PauseBody, required: true, unknownFields: 'refused', example: { reason: 'announced maintenance' } },
  answers: AS_IT_STANDS,
  refusals: [],
  handle:
    ({ useCases, methods }) =>
    async (request) => {
      const { fulfillmentMethod, caller, body } = readAll({
        fulfillmentMethod: () => systemOf(request, methods),
        caller: () => callerOf(request),
        body: () => parseBody(PauseBody, request.body),
      });
      await useCases.pauseTicketSystem.execute({ fulfillmentMethod, reason: body.reason, caller });
      return standing(useCases, fulfillmentMethod);
    },
};

export const resumeTicketSystem: Operation = {
  method: 'DELETE',
  path: PAUSE_PATH,
  operationId: 'resumeTicketSystem',
  access: 'ticket-systems:write',
  tag: TAG,
  summary: 'Let a paused ticket system be called again',
  description: 'What has waited is taken up. Nothing changes for a system that is not paused.',
  parameters: [SYSTEM, ...CALLER_PARAMETERS],
  answers: AS_IT_STANDS,
  refusals: [],
  handle:
    ({ useCases, methods }) =>
    async (request) => {
      const { fulfillmentMethod, caller } = readAll({
        fulfillmentMethod: () => systemOf(request, methods),
        caller: () => callerOf(request),
        body: () => refuseBody(request.body),
      });
      await useCases.resumeTicketSystem.execute({ fulfillmentMethod, caller });
      return standing(useCases, fulfillmentMethod);
    },
};

async function standing(
  { readTicketSystems: useCase }: UseCases,
  method: FulfillmentMethod,
): Promise<TicketSystemView> {
  const reading = (await useCase.execute()).find(({ fulfillmentMethod }) => fulfillmentMethod === method);
  if (reading === undefined) throw new Error(`The ticket system of ${method} was not read`);
  return toTicketSystemView(reading);
}
