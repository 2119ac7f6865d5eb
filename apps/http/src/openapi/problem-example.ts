import type { Instant } from '@ticket-distribution/domain';
import { type ErrorCode, type Problem, PROBLEM_KINDS, toProblem } from '../errors/problem.js';
import { EXAMPLE_IDS } from '../schema/example-values.js';

const REQUEST = {
  path: `/v1/orders/${EXAMPLE_IDS.order}`,
  correlationId: EXAMPLE_IDS.correlation,
  at: '2026-12-01T09:30:00.000Z' as Instant,
};

/** A refusal with a code, as it is answered. */
export function problemExample(code: ErrorCode): Problem {
  if (code !== 'request/malformed') return toProblem({ code, detail: `${PROBLEM_KINDS[code].title}.` }, REQUEST);
  const violations = [{ field: 'header ET-Client-Name', message: 'must be 1 to 128 printable characters' }];
  return toProblem(
    { code, detail: 'header ET-Client-Name must be 1 to 128 printable characters', violations },
    REQUEST,
  );
}
