import 'reflect-metadata';
import type { ValidityUpdate } from '@ticket-distribution/application';
import { type TicketDistributionId, malformed } from '@ticket-distribution/domain';
import { toInstant } from '../documents/to-instant.js';
import type { Operation } from '../operations/operation.js';
import { CALLER_PARAMETERS } from '../operations/parameters.js';
import { resultAnswers, sendResults } from '../operations/send-results.js';
import { callerOf } from '../parsing/caller.js';
import { InstantText, ListOf, MadeIdText } from '../parsing/constraints.js';
import { parseBody } from '../parsing/parse-body.js';
import { readAll } from '../parsing/read-all.js';
import { component } from '../schema/schema.js';
import { toUpdatedValidityView } from '../views/result-views.js';

/** The new start of one ticket; its end moves along. */
export class ValidityUpdateBody {
  @MadeIdText() ticketDistributionId!: string;
  @InstantText() startOfValidity!: string;
}

export class UpdateValiditiesBody {
  @ListOf(() => ValidityUpdateBody, 100, 1) updates!: ValidityUpdateBody[];
}

function parseUpdates(json: unknown): ValidityUpdate[] {
  const { updates } = parseBody(UpdateValiditiesBody, json);
  const ids = updates.map(({ ticketDistributionId }) => ticketDistributionId);
  const violations = ids.flatMap((id, index) =>
    ids.indexOf(id) === index
      ? []
      : [{ field: `updates[${index}].ticketDistributionId`, message: 'must be unique in the request' }],
  );
  if (violations.length > 0) throw malformed(violations);
  return updates.map(({ ticketDistributionId, startOfValidity }) => ({
    ticketDistributionId: ticketDistributionId as TicketDistributionId,
    startOfValidity: toInstant(startOfValidity),
  }));
}

export const updateValidities: Operation = {
  method: 'POST',
  path: '/v1/ticket-distribution-groups/update-validities',
  operationId: 'updateValidities',
  access: 'tickets:write',
  tag: 'Ticket Distribution Groups',
  summary: 'Move the validities of tickets',
  description:
    'Each ticket by itself: one that is refused holds up no other. The end moves along: by as many local days and as much clock time as the start. A ticket at most once. What may be moved is told by allowedActions.',
  parameters: CALLER_PARAMETERS,
  body: {
    type: UpdateValiditiesBody,
    required: true,
    unknownFields: 'refused',
    example: {
      updates: [
        { ticketDistributionId: '0192f0c1-7d1e-7c3a-9a4b-1f2e3d4c5b6a', startOfValidity: '2026-12-05T06:00:00.000Z' },
      ],
    },
  },
  answers: resultAnswers(component('UpdatedValidities')),
  refusals: [],
  handle:
    ({ useCases: { updateValidities: useCase } }) =>
    async (request, reply) => {
      const { caller, updates } = readAll({
        caller: () => callerOf(request),
        updates: () => parseUpdates(request.body),
      });
      return sendResults(reply, (await useCase.execute({ updates, caller })).map(toUpdatedValidityView));
    },
};
