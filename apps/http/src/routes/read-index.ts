import type { Operation } from '../operations/operation.js';
import { COMMON_HEADERS } from '../operations/parameters.js';
import { component } from '../schema/schema.js';
import { INDEX } from '../views/service-views.js';

export const readIndex: Operation = {
  method: 'GET',
  path: '/',
  operationId: 'readIndex',
  access: 'public',
  tag: 'Service',
  summary: 'Where to begin',
  parameters: COMMON_HEADERS,
  answers: { 200: { description: 'The addresses of what there is to read.', schema: component('Index') } },
  refusals: [],
  handle: () => async () => INDEX,
};
