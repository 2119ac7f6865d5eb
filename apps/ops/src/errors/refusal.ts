import { Refused, UnexpectedAnswer } from '@ticket-distribution/client';

/** Why the service, or whatever stands before it, refused; as far as it is shown. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly correlationId?: string;
  readonly violations: readonly Violation[];
}

interface Violation {
  readonly field: string;
  readonly message: string;
}

/** The refusal that an error tells; what is no answer of the API (of a proxy, say) is shown as it is. Null: it tells none. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refused) return asShown(error.answer.status, error.answer.problem);
  if (!(error instanceof UnexpectedAnswer)) return null;
  const { status, text } = error;
  const shown = text.trim().slice(0, 200);
  const detail = shown === '' ? 'The answer says nothing more.' : shown;
  return { status, code: `http/${status}`, detail, violations: [] };
}

/** Of what calls itself a problem whatever can be shown, whatever else it holds. */
function asShown(status: number, problem: Readonly<Record<string, unknown>>): Refusal {
  const { code, detail, correlationId, violations } = problem;
  const told: readonly unknown[] = Array.isArray(violations) ? violations : [];
  return {
    status,
    code: String(code),
    detail: String(detail),
    ...(typeof correlationId === 'string' ? { correlationId } : {}),
    violations: told.filter(isViolation),
  };
}

function isViolation(value: unknown): value is Violation {
  return typeof value === 'object' && value !== null && 'field' in value && 'message' in value;
}
