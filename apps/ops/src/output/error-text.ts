import { printableLine } from './printable.js';
import { Refused } from '../errors/refused.js';

/** What the operator is told of an error. */
export function errorText(error: unknown): string {
  if (error instanceof Refused) return refusalText(error);
  return `error: ${error instanceof Error ? error.message : String(error)}`;
}

function refusalText({ status, problem }: Refused): string {
  const { code, detail, correlationId, violations = [] } = problem;
  const fields = violations.map(({ field, message }) => `\n  ${printableLine(`${field} ${message}`)}`);
  const trace = correlationId === undefined ? '' : `\n  correlation id ${printableLine(correlationId)}`;
  return `refused: ${printableLine(`${code} (${status}): ${detail}`)}${fields.join('')}${trace}`;
}
