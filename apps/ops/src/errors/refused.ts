/** The problem details of a refusal (RFC 9457), as far as they are read here. */
export interface Problem {
  readonly code: string;
  readonly detail: string;
  readonly correlationId?: string;
  readonly violations?: readonly { readonly field: string; readonly message: string }[];
}

/** The service answered, and refused. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(
    readonly status: number,
    readonly problem: Problem,
    /** When it is worth asking again, in milliseconds from now; null: it did not say. */
    readonly retryAfterMs: number | null,
  ) {
    super(`${problem.code}: ${problem.detail}`);
  }
}

/** The problem that an answer tells; what tells none (a proxy, another service) is shown as it is. */
export function problemOf(status: number, body: unknown, text: string): Problem {
  if (typeof body === 'object' && body !== null && 'code' in body && 'detail' in body) return asProblem(body);
  const shown = text.trim().slice(0, 200);
  return { code: `http/${status}`, detail: shown === '' ? 'The answer says nothing more.' : shown };
}

/** Of what calls itself a problem whatever can be shown, whatever else it holds. */
function asProblem({ code, detail, ...more }: { readonly code: unknown; readonly detail: unknown }): Problem {
  const { correlationId, violations } = more as { readonly correlationId?: unknown; readonly violations?: unknown };
  const told: readonly unknown[] = Array.isArray(violations) ? violations : [];
  return {
    code: String(code),
    detail: String(detail),
    ...(typeof correlationId === 'string' ? { correlationId } : {}),
    violations: told.filter(isViolation),
  };
}

function isViolation(value: unknown): value is { readonly field: string; readonly message: string } {
  return typeof value === 'object' && value !== null && 'field' in value && 'message' in value;
}
