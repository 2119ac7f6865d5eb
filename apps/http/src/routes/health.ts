import type { Operation } from '../operations/operation.js';
import { COMMON_HEADERS } from '../operations/parameters.js';
import { NotReady } from '../errors/not-ready.js';
import { missingOf } from '../readiness/need.js';
import { component } from '../schema/schema.js';

const TAG = 'Health';

export const live: Operation = {
  method: 'GET',
  path: '/health/live',
  operationId: 'live',
  access: 'public',
  tag: TAG,
  summary: 'Whether the process runs',
  parameters: COMMON_HEADERS,
  answers: { 200: { description: 'It runs.', schema: component('Health') } },
  refusals: [],
  handle: () => async () => ({ status: 'live' }),
};

export const ready: Operation = {
  method: 'GET',
  path: '/health/ready',
  operationId: 'ready',
  access: 'public',
  tag: TAG,
  summary: 'Whether the service can serve',
  description:
    'Neither calls nor depends on ticket systems. What is missing stands in `details.missing`, by name and reason.',
  parameters: COMMON_HEADERS,
  answers: { 200: { description: 'It can.', schema: component('Health') } },
  refusals: ['service/not-ready'],
  handle:
    ({ needs }) =>
    async () => {
      const missing = await missingOf(needs);
      if (missing.length > 0) throw new NotReady(missing);
      return { status: 'ready' };
    },
};
