import { type OrderDocument, type OrderId, type Violation, malformed } from '@ticket-distribution/domain';
import { OrderDocumentBody } from '../documents/order-document-body.js';
import { parseOrderDocument } from '../documents/parse-order-document.js';
import type { Answer, Operation } from '../operations/operation.js';
import { CALLER_PARAMETERS, LANGUAGE_HEADERS, ORDER_ID, VERSION } from '../operations/parameters.js';
import { callerOf } from '../parsing/caller.js';
import { languageOf } from '../parsing/language-header.js';
import { orderIdOf, versionOf } from '../parsing/path-parameters.js';
import { readAll } from '../parsing/read-all.js';
import { EXAMPLE_IDS } from '../schema/example-values.js';
import { component } from '../schema/schema.js';
import { toRecordedOrderView } from '../views/recorded-order-view.js';

const ANSWERS: Readonly<Record<200 | 201, Answer>> = {
  200: { description: 'The version was known, or a DRAFT got other content.', schema: component('RecordedOrder') },
  201: {
    description: 'The version is new.',
    schema: component('RecordedOrder'),
    headers: { Location: 'Where the version can be read.' },
  },
};

const EXAMPLE = {
  id: EXAMPLE_IDS.order,
  version: 1,
  status: 'CONFIRMED',
  organisationId: 1,
  ownerCustomerId: '1000042',
  orderLines: [
    {
      id: 'line-1',
      status: 'CONFIRMED',
      fulfillmentMethod: 'NOD',
      fareProducts: [
        {
          id: 'VYG:PreassignedFareProduct:Flex',
          version: 'VYG:Version:12',
          name: { nob: 'Fleksibel billett', eng: 'Flexible ticket' },
          startOfValidity: '2026-12-05T06:00:00.000Z',
          endOfValidity: '2026-12-06T03:00:00.000Z',
        },
      ],
    },
  ],
};

export const recordOrderVersion: Operation = {
  method: 'PUT',
  path: '/v1/orders/{orderId}/versions/{version}',
  operationId: 'recordOrderVersion',
  access: 'orders:write',
  tag: 'Orders',
  summary: 'Record an order version',
  description:
    'Takes in one version of an order. When it becomes the current one, its groups are generated in the same transaction unless AUTO_GENERATE is off. Fields that are not known are kept out.',
  parameters: [ORDER_ID, VERSION, ...CALLER_PARAMETERS, ...LANGUAGE_HEADERS],
  body: { type: OrderDocumentBody, required: true, unknownFields: 'kept out', example: EXAMPLE },
  answers: ANSWERS,
  refusals: ['order/version-conflict', 'order/other-organisation', 'order/id-taken'],
  handle:
    ({ useCases: { recordOrderVersion: useCase } }) =>
    async (request, reply) => {
      const { orderId, version, caller, language, document } = readAll({
        orderId: () => orderIdOf(request),
        version: () => versionOf(request),
        caller: () => callerOf(request),
        language: () => languageOf(request),
        document: () => parseOrderDocument(request.body),
      });
      refuseOtherNames(document, orderId, version);
      const recorded = await useCase.execute({ document, caller, language });
      if (recorded.outcome === 'new') reply.code(201).header('Location', `/v1/orders/${orderId}/versions/${version}`);
      return toRecordedOrderView(document, recorded);
    },
};

/** The address and the document name the same version of the same order. */
function refuseOtherNames(document: OrderDocument, orderId: OrderId, version: number): void {
  const violations: Violation[] = [];
  if (document.id !== orderId) violations.push({ field: 'id', message: `must be ${orderId}, as in the path` });
  if (document.version !== version)
    violations.push({ field: 'version', message: `must be ${version}, as in the path` });
  if (violations.length > 0) throw malformed(violations);
}
