import 'reflect-metadata';
import type { TicketDistributionGroupId } from '@ticket-distribution/domain';
import type { Operation } from '../operations/operation.js';
import { CALLER_PARAMETERS } from '../operations/parameters.js';
import { resultAnswers, sendResults } from '../operations/send-results.js';
import { callerOf } from '../requests/caller.js';
import { CustomerIdText, MadeIdList, Text } from '../requests/constraints.js';
import { parseBody } from '../requests/parse-body.js';
import { readAll } from '../requests/read-all.js';
import { component } from '../schema/schema.js';
import { toTransferredGroupView } from '../views/result-views.js';

/** The groups, and the customer and account that their tickets go to. */
export class TransferHolderBody {
  @MadeIdList(100) ticketDistributionGroupIds!: string[];
  @CustomerIdText() distributionHolderCustomerId!: string;
  @Text() customerAccountRef!: string;
}

export const transferHolder: Operation = {
  method: 'POST',
  path: '/v1/ticket-distribution-groups/transfer-distribution-holder',
  operationId: 'transferDistributionHolder',
  access: 'tickets:write',
  tag: 'Ticket Distribution Groups',
  summary: 'Transfer the tickets of groups to another holder',
  description:
    'Each group by itself, all of its live tickets or none. The owner of the order stays. What may be transferred is told by allowedActions.',
  parameters: CALLER_PARAMETERS,
  body: {
    type: TransferHolderBody,
    required: true,
    unknownFields: 'refused',
    example: {
      ticketDistributionGroupIds: ['0192f0c1-7d1e-7c3a-9a4b-1f2e3d4c5b6a'],
      distributionHolderCustomerId: '1000077',
      customerAccountRef: 'ENT:CustomerAccount:1000077',
    },
  },
  answers: resultAnswers(component('TransferredGroups')),
  refusals: [],
  handle:
    ({ useCases: { transferHolder: useCase } }) =>
    async (request, reply) => {
      const { caller, body } = readAll({
        caller: () => callerOf(request),
        body: () => parseBody(TransferHolderBody, request.body),
      });
      const { distributionHolderCustomerId, customerAccountRef } = body;
      const transferred = await useCase.execute({
        ticketDistributionGroupIds: body.ticketDistributionGroupIds as TicketDistributionGroupId[],
        to: { distributionHolderCustomerId, customerAccountRef },
        caller,
      });
      return sendResults(reply, transferred.map(toTransferredGroupView));
    },
};
