import type { PushOutcome } from './push-outcome.js';

const LONGEST_REASON = 100;

/** What an answer of Apple means. */
export function pushAnswer(status: number, body: string): PushOutcome {
  if (status === 200) return { kind: 'SENT' };
  const { reason, timestamp } = read(body);
  if (status === 410) return { kind: 'TOKEN_GONE', since: instantOf(timestamp) };
  const said = typeof reason === 'string' && /^[A-Za-z]+$/.test(reason) ? `: ${reason.slice(0, LONGEST_REASON)}` : '';
  const kind = status === 429 || status >= 500 ? 'TRY_LATER' : 'REFUSED';
  return { kind, reason: `it was answered with ${status}${said}` };
}

function read(body: string): { readonly reason?: unknown; readonly timestamp?: unknown } {
  try {
    const said: unknown = JSON.parse(body);
    return typeof said === 'object' && said !== null ? said : {};
  } catch {
    return {};
  }
}

function instantOf(milliseconds: unknown): string | null {
  const isTime = typeof milliseconds === 'number' && milliseconds > 0 && milliseconds < Date.UTC(9999, 0);
  return isTime ? new Date(milliseconds).toISOString() : null;
}
