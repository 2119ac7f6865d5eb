import 'reflect-metadata';
import type { SkipDeliveryCommand } from '@ticket-distribution/application';
import { type TicketStatement } from '@ticket-distribution/domain';
import type { Operation } from '../operations/operation.js';
import { CALLER_PARAMETERS, DELIVERY_KEY } from '../operations/parameters.js';
import { callerOf } from '../parsing/caller.js';
import { MayBeAbsent, ObjectOf, OneOf, Text, WholeNumber } from '../parsing/constraints.js';
import { parseBody } from '../parsing/parse-body.js';
import { deliveryKeyOf } from '../parsing/path-parameters.js';
import { readAll } from '../parsing/read-all.js';
import { component } from '../schema/schema.js';
import { toReadDeskDeliveryView } from '../views/desk-delivery-view.js';

/** What the ticket system calls the tickets. */
export class SkipReferences {
  @MayBeAbsent() @Text() externalReference?: string;
  @MayBeAbsent() @Text() fareContractRef?: string;
  @MayBeAbsent() @Text() customerAccountRef?: string;
}

/** What an operator says who has asked the ticket system. */
export class SkipBody {
  @WholeNumber() revision!: number;
  @OneOf('TicketStatement') tickets!: TicketStatement;
  @Text(200) reason!: string;
  @MayBeAbsent() @ObjectOf(() => SkipReferences) references?: SkipReferences;
}

export const skipDelivery: Operation = {
  method: 'POST',
  path: '/v1/deliveries/{deliveryKey}/skip',
  operationId: 'skipDelivery',
  access: 'deliveries:write',
  tag: 'Deliveries',
  summary: 'End a hand-over on the word of somebody who asked the ticket system',
  description:
    'tickets says how they stand there: there or not-there for an issue and a cancel, changed or unchanged for an update and a transfer. What follows is what would follow from such an answer; the key of an issue that is called not-there is cancelled at the system, if any call may have reached it.',
  parameters: [DELIVERY_KEY, ...CALLER_PARAMETERS],
  body: {
    type: SkipBody,
    required: true,
    unknownFields: 'refused',
    example: { revision: 25, tickets: 'not-there', reason: 'NOD support looked: no such order group' },
  },
  answers: { 200: { description: 'It has ended.', schema: component('ReadDeskDelivery') } },
  refusals: [
    'delivery/not-found',
    'delivery/changed-meanwhile',
    'delivery/under-way',
    'delivery/answered',
    'delivery/needs-an-answer',
    'delivery/statement-does-not-fit',
    'ticket-distribution/illegal-move',
  ],
  handle:
    ({ useCases: { skipDelivery: useCase }, now }) =>
    async (request) => {
      const { key, caller, body } = readAll({
        key: () => deliveryKeyOf(request),
        caller: () => callerOf(request),
        body: () => parseBody(SkipBody, request.body),
      });
      const { revision, tickets, reason, references } = body;
      const named = references === undefined ? {} : { references };
      const command: SkipDeliveryCommand = { key, revision, tickets, reason, caller, ...named };
      return toReadDeskDeliveryView(await useCase.execute(command), now());
    },
};
