import { printableLine } from './printable.js';
import { NoAnswer } from '@ticket-distribution/client';
import { type Refusal, refusalOf } from '../errors/refusal.js';

/** What the operator is told of an error. */
export function errorText(error: unknown): string {
  const refusal = refusalOf(error);
  if (refusal !== null) return refusalText(refusal);
  if (error instanceof NoAnswer) {
    return `error: ${error.baseUrl} cannot be reached: ${error.reason}. Is the app running, and --address (OPS_ADDRESS) right?`;
  }
  return `error: ${error instanceof Error ? error.message : String(error)}`;
}

function refusalText({ status, code, detail, correlationId, violations }: Refusal): string {
  const fields = violations.map(({ field, message }) => `\n  ${printableLine(`${field} ${message}`)}`);
  const trace = correlationId === undefined ? '' : `\n  correlation id ${printableLine(correlationId)}`;
  return `refused: ${printableLine(`${code} (${status}): ${detail}`)}${fields.join('')}${trace}`;
}
