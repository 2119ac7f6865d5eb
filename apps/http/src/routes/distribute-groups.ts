import 'reflect-metadata';
import type { DistributeGroupsCommand } from '@ticket-distribution/application';
import {
  type AskedFor,
  type Language,
  type OrderLineId,
  type PaymentMeansType,
  type PickupRequest,
  type QrChecksumType,
  type TicketDistributionId,
} from '@ticket-distribution/domain';
import { toInstant } from '../documents/to-instant.js';
import type { Operation } from '../operations/operation.js';
import { CALLER_PARAMETERS, LANGUAGE_HEADERS, ORDER_ID } from '../operations/parameters.js';
import { DISTRIBUTE_ANSWERS, sendGroups } from '../operations/send-groups.js';
import { callerOf } from '../parsing/caller.js';
import {
  Flag,
  InstantText,
  MadeIdList,
  MayBeAbsent,
  MediaSerialNumberText,
  ObjectOf,
  OneOf,
  TextList,
} from '../parsing/constraints.js';
import { languageOf } from '../parsing/language-header.js';
import { parseBody } from '../parsing/parse-body.js';
import { orderIdOf } from '../parsing/path-parameters.js';
import { readAll } from '../parsing/read-all.js';

/** The travel card on which NOD tickets are to be picked up. */
export class TravelCardBody {
  @MediaSerialNumberText() mediaSerialNumberId!: string;
  @MayBeAbsent() @Flag() activate?: boolean;
  @MayBeAbsent() @OneOf('PaymentMeansType') paymentMeansType?: PaymentMeansType;
}

/** How the groups of an order are to be distributed; everything may be absent. */
export class DistributeBody {
  @MayBeAbsent() @OneOf('Language') language?: Language;
  @MayBeAbsent() @InstantText() deliverAfter?: string;
  @MayBeAbsent() @OneOf('QrChecksumType') qrChecksumType?: QrChecksumType;
  @MayBeAbsent() @ObjectOf(() => TravelCardBody) travelCard?: TravelCardBody;
  @MayBeAbsent() @TextList(500, 1) orderLineIds?: string[];
  @MayBeAbsent() @MadeIdList(500) ticketDistributionIds?: string[];
}

type Asked = Pick<DistributeGroupsCommand, 'orderId' | 'caller'> & { readonly language: Language };

/** What the body says goes before what the headers say. */
export function toDistributeCommand(
  { orderId, caller, language }: Asked,
  body: DistributeBody,
): Asked & Pick<DistributeGroupsCommand, 'pickup'> & AskedFor {
  return {
    orderId,
    caller,
    language: body.language ?? language,
    pickup: toPickup(body),
    ...toAskedFor(body),
  };
}

/** The lines and tickets that a body means; both: what is in both. */
export function toAskedFor({
  orderLineIds,
  ticketDistributionIds,
}: {
  readonly orderLineIds?: string[];
  readonly ticketDistributionIds?: string[];
}): AskedFor {
  return {
    ...(orderLineIds !== undefined && { orderLineIds: orderLineIds as OrderLineId[] }),
    ...(ticketDistributionIds !== undefined && {
      ticketDistributionIds: ticketDistributionIds as TicketDistributionId[],
    }),
  };
}

function toPickup({ deliverAfter, qrChecksumType, travelCard }: DistributeBody): PickupRequest {
  return {
    ...(deliverAfter === undefined ? {} : { deliverAfter: toInstant(deliverAfter) }),
    ...(qrChecksumType === undefined ? {} : { qrChecksumType }),
    ...(travelCard === undefined ? {} : { travelCard: toTravelCard(travelCard) }),
  };
}

/** The card as the domain takes it. */
export function toTravelCard({
  mediaSerialNumberId,
  activate,
  paymentMeansType,
}: TravelCardBody): NonNullable<PickupRequest['travelCard']> {
  return {
    mediaSerialNumberId,
    ...(activate === undefined ? {} : { activate }),
    ...(paymentMeansType === undefined ? {} : { paymentMeansType }),
  };
}

export const distributeGroups: Operation = {
  method: 'POST',
  path: '/v1/ticket-distribution-groups/{orderId}/distribute',
  operationId: 'distributeTicketDistributionGroups',
  access: 'tickets:write',
  tag: 'Ticket Distribution Groups',
  summary: 'Distribute the groups of an order to their ticket systems',
  description:
    'Stores the hand-overs, tries them at once and waits a bounded time. What is under way or done is left alone; FAILED tickets are tried again. Without travelCard, deliverAfter and qrChecksumType tickets go to the medium of the newest hand-over of their group, else to a QR code. travelCard, deliverAfter and qrChecksumType concern NOD groups only; deliverAfter together with travelCard is refused.',
  parameters: [ORDER_ID, ...CALLER_PARAMETERS, ...LANGUAGE_HEADERS],
  body: {
    type: DistributeBody,
    required: false,
    unknownFields: 'refused',
    example: { language: 'nob', qrChecksumType: 'SIGNED' },
  },
  answers: DISTRIBUTE_ANSWERS,
  refusals: [
    'order/not-found',
    'order/not-confirmed',
    'distribution/unknown-order-line',
    'distribution/unknown-ticket',
    'distribution/deliver-after-end',
    'distribution/other-medium',
    'distribution/nothing-to-distribute',
  ],
  handle:
    ({ useCases: { distributeGroups: useCase } }) =>
    async (request, reply) => {
      const { body, ...asked } = readAll({
        orderId: () => orderIdOf(request),
        caller: () => callerOf(request),
        language: () => languageOf(request),
        body: () => parseBody(DistributeBody, request.body === undefined ? {} : request.body),
      });
      return sendGroups(reply, await useCase.execute(toDistributeCommand(asked, body)));
    },
};
