import type { Operation } from '../operations/operation.js';
import { COMMON_HEADERS, ORDER_ID, VERSION } from '../operations/parameters.js';
import { callerOf } from '../parsing/caller.js';
import { orderIdOf, versionOf } from '../parsing/path-parameters.js';
import { readAll } from '../parsing/read-all.js';
import { component } from '../schema/schema.js';
import { toOrderView } from '../views/order-view.js';

const TAG = 'Orders';
const ANSWERS = { 200: { description: 'The order as recorded.', schema: component('Order') } };

export const readOrder: Operation = {
  method: 'GET',
  path: '/v1/orders/{orderId}',
  operationId: 'readOrder',
  access: 'orders:read',
  tag: TAG,
  summary: 'Read an order',
  description: 'The current version; without one, the newest DRAFT.',
  parameters: [ORDER_ID, ...COMMON_HEADERS],
  answers: ANSWERS,
  refusals: ['order/not-found'],
  handle:
    ({ useCases: { readOrder: useCase } }) =>
    async (request) => {
      const asked = readAll({ orderId: () => orderIdOf(request), caller: () => callerOf(request) });
      return toOrderView(await useCase.execute(asked));
    },
};

export const readOrderVersion: Operation = {
  method: 'GET',
  path: '/v1/orders/{orderId}/versions/{version}',
  operationId: 'readOrderVersion',
  access: 'orders:read',
  tag: TAG,
  summary: 'Read one version of an order',
  parameters: [ORDER_ID, VERSION, ...COMMON_HEADERS],
  answers: ANSWERS,
  refusals: ['order/not-found', 'order/version-not-found'],
  handle:
    ({ useCases: { readOrder: useCase } }) =>
    async (request) => {
      const asked = readAll({
        orderId: () => orderIdOf(request),
        version: () => versionOf(request),
        caller: () => callerOf(request),
      });
      return toOrderView(await useCase.execute(asked), asked.version);
    },
};
