import type { Operation } from '../operations/operation.js';
import { COMMON_HEADERS } from '../operations/parameters.js';
import { HttpRefusal } from '../errors/http-refusal.js';
import { type Need, missingOf } from '../readiness/need.js';
import { component } from '../schema/schema.js';
import { toReadinessView } from '../views/service-views.js';

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
    'Neither calls nor depends on ticket systems. What is missing stands in `details.missing`, by name and reason. Hand-overs of methods that are not registered (any more) are kept and wait; they keep nothing from being ready.',
  parameters: COMMON_HEADERS,
  answers: { 200: { description: 'It can.', schema: component('Readiness') } },
  refusals: ['service/not-ready'],
  handle:
    ({ needs, methods, useCases: { readBacklog } }) =>
    async () => {
      const missing = await missingOf(needs);
      if (missing.length > 0) throw notReady(missing);
      return toReadinessView(await readBacklog.execute(), methods);
    },
};

function notReady(missing: readonly Need[]): HttpRefusal {
  return new HttpRefusal('service/not-ready', {
    detail: missing.map((need) => need.missing).join(' '),
    details: { missing: missing.map(({ name, missing: reason }) => ({ name, reason })) },
  });
}
