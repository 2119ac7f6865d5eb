import 'reflect-metadata';
import { type TicketDistributionGroupId, type TicketDistributionId, malformed } from '@ticket-distribution/domain';
import type { Operation } from '../operations/operation.js';
import { CALLER_PARAMETERS } from '../operations/parameters.js';
import { resultAnswers, sendResults } from '../operations/send-results.js';
import { callerOf } from '../parsing/caller.js';
import { CustomerIdText, MadeIdList, MayBeAbsent, Text } from '../parsing/constraints.js';
import { parseBody } from '../parsing/parse-body.js';
import { readAll } from '../parsing/read-all.js';
import { component } from '../schema/schema.js';
import { toTransferredTicketView } from '../views/result-views.js';

/** The groups or tickets, and the customer and account that they go to; with both: the tickets that belong to the groups. */
export class TransferHolderBody {
  @MayBeAbsent() @MadeIdList(100) ticketDistributionGroupIds?: string[];
  @MayBeAbsent() @MadeIdList(100) ticketDistributionIds?: string[];
  @CustomerIdText() distributionHolderCustomerId!: string;
  @Text() customerAccountRef!: string;
}

/** @throws DomainError `request/malformed` also when neither groups nor tickets are named */
function parseTransfer(json: unknown): TransferHolderBody {
  const body = parseBody(TransferHolderBody, json);
  if (body.ticketDistributionGroupIds !== undefined || body.ticketDistributionIds !== undefined) return body;
  throw malformed([
    { field: 'ticketDistributionGroupIds', message: 'is required unless ticketDistributionIds are there' },
  ]);
}

export const transferHolder: Operation = {
  method: 'POST',
  path: '/v1/ticket-distribution-groups/transfer-distribution-holder',
  operationId: 'transferDistributionHolder',
  access: 'tickets:write',
  tag: 'Ticket Distribution Groups',
  summary: 'Transfer tickets to another holder',
  description:
    'Each ticket by itself: every live ticket of the groups, or those that are named. The owner of the order stays. What may be transferred is told by allowedActions.',
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
  answers: resultAnswers(component('TransferredTickets')),
  refusals: [],
  handle:
    ({ useCases: { transferHolder: useCase } }) =>
    async (request, reply) => {
      const { caller, body } = readAll({
        caller: () => callerOf(request),
        body: () => parseTransfer(request.body),
      });
      const { distributionHolderCustomerId, customerAccountRef, ticketDistributionGroupIds, ticketDistributionIds } =
        body;
      const transferred = await useCase.execute({
        ...(ticketDistributionGroupIds !== undefined && {
          ticketDistributionGroupIds: ticketDistributionGroupIds as TicketDistributionGroupId[],
        }),
        ...(ticketDistributionIds !== undefined && {
          ticketDistributionIds: ticketDistributionIds as TicketDistributionId[],
        }),
        to: { distributionHolderCustomerId, customerAccountRef },
        caller,
      });
      return sendResults(reply, transferred.map(toTransferredTicketView));
    },
};
