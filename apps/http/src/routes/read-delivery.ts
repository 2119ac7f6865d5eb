import type { Operation } from '../operations/operation.js';
import { COMMON_HEADERS, DELIVERY_KEY } from '../operations/parameters.js';
import { callerOf } from '../parsing/caller.js';
import { deliveryKeyOf } from '../parsing/path-parameters.js';
import { readAll } from '../parsing/read-all.js';
import { component } from '../schema/schema.js';
import { toReadDeliveryView } from '../views/desk-delivery-view.js';

export const readDelivery: Operation = {
  method: 'GET',
  path: '/v1/deliveries/{deliveryKey}',
  operationId: 'readDelivery',
  access: 'deliveries:read',
  tag: 'Deliveries',
  summary: 'Read a hand-over with the calls made for it',
  parameters: [DELIVERY_KEY, ...COMMON_HEADERS],
  answers: { 200: { description: 'The hand-over as it stands.', schema: component('ReadHandOver') } },
  refusals: ['delivery/not-found'],
  handle:
    ({ useCases: { readDelivery: useCase }, now }) =>
    async (request) => {
      const { key, caller } = readAll({ key: () => deliveryKeyOf(request), caller: () => callerOf(request) });
      return toReadDeliveryView(await useCase.execute({ key, caller }), now());
    },
};
