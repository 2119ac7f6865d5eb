import 'reflect-metadata';
import { type RegenerationStep } from '@ticket-distribution/application';
import type { Operation } from '../operations/operation.js';
import { CALLER_PARAMETERS } from '../operations/parameters.js';
import { callerOf } from '../parsing/caller.js';
import { LARGEST_NUMBER, MayBeAbsent, ObjectOf, SomeOf, Text, WholeNumber } from '../parsing/constraints.js';
import { parseBody } from '../parsing/parse-body.js';
import { readAll } from '../parsing/read-all.js';
import { component } from '../schema/schema.js';
import { toAuditEntryView } from '../views/audit-view.js';

/** How a run went. */
export class RegenerationEnd {
  @WholeNumber(0, LARGEST_NUMBER) done!: number;
  @WholeNumber(0, LARGEST_NUMBER) failed!: number;
}

/** What is to be written down of a run over a list of orders. */
export class RegenerationBody {
  @Text(100) run!: string;
  @SomeOf('RegenerationStep') steps!: RegenerationStep[];
  @WholeNumber(0, LARGEST_NUMBER) orders!: number;
  @MayBeAbsent() @ObjectOf(() => RegenerationEnd) ended?: RegenerationEnd;
  @MayBeAbsent() @Text(200) reason?: string;
}

export const noteRegeneration: Operation = {
  method: 'POST',
  path: '/v1/regenerations',
  operationId: 'noteRegeneration',
  access: 'tickets:write',
  tag: 'Audit',
  summary: 'Write down that a list of orders is, or was, generated and distributed anew',
  description:
    'For a tool that asks for generate and distribute order by order: once when it begins, and once with `ended`. The orders are asked for with `run` as X-Correlation-Id.',
  parameters: CALLER_PARAMETERS,
  body: {
    type: RegenerationBody,
    required: true,
    unknownFields: 'refused',
    example: { run: 'regenerate-0192f0c1', steps: ['generate', 'distribute'], orders: 250, reason: 'lost products' },
  },
  answers: { 200: { description: 'The act as it was written.', schema: component('AuditEntry') } },
  refusals: [],
  handle:
    ({ useCases: { noteRegeneration: useCase } }) =>
    async (request) => {
      const { caller, body } = readAll({
        caller: () => callerOf(request),
        body: () => parseBody(RegenerationBody, request.body),
      });
      const { run, steps, orders, ended, reason } = body;
      const act = await useCase.execute({
        run,
        steps,
        orders,
        caller,
        ...(ended === undefined ? {} : { ended: { done: ended.done, failed: ended.failed } }),
        ...(reason === undefined ? {} : { reason }),
      });
      return toAuditEntryView(act);
    },
};
