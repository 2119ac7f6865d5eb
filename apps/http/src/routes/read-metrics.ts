import type { Operation } from '../operations/operation.js';
import { COMMON_HEADERS } from '../operations/parameters.js';

/** The media type that Prometheus asks for first. */
const PROMETHEUS_TEXT = 'text/plain';
const NOTHING = '# nothing is measured here\n';

export const readMetrics: Operation = {
  method: 'GET',
  path: '/metrics',
  operationId: 'readMetrics',
  access: 'metrics:read',
  tag: 'Service',
  summary: 'What can be measured, for Prometheus',
  description: 'Calls to ticket systems, deliveries by state and age, drifts, requests, and the process.',
  parameters: COMMON_HEADERS,
  answers: {
    200: {
      description: 'In the text format of Prometheus.',
      schema: { type: 'string' },
      contentType: PROMETHEUS_TEXT,
      example: '# TYPE ticket_distribution_drifts_open gauge\nticket_distribution_drifts_open 0\n',
    },
  },
  refusals: [],
  handle:
    ({ metrics }) =>
    async (_request, reply) =>
      reply.type(metrics?.contentType ?? PROMETHEUS_TEXT).send((await metrics?.text()) ?? NOTHING),
};
