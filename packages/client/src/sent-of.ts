import type { RefusalWith, SuccessWith } from './answer.js';
import type { StatusOfCode } from './generated/operations.js';
import type { NoAnswer } from './no-answer.js';
import type { Sending } from './patience.js';
import { UnexpectedAnswer } from './unexpected-answer.js';

/** Whatever any operation answers. */
export type AnyAnswer = SuccessWith<number, unknown> | RefusalWith<keyof StatusOfCode>;

/** How one sending ended: with an answer, or why with none. */
export type Sent = Sending & ({ readonly answer: AnyAnswer } | { readonly fault: NoAnswer | UnexpectedAnswer });

/** Bodies that are no text. */
const BINARY: ReadonlySet<string> = new Set(['application/pdf']);

/** What came back, as the API answers; anything else is unexpected. */
export function sentOf({ status, headers }: Response, bytes: Uint8Array): Sent {
  const sending = { status, headers, code: null };
  const media = headers.get('Content-Type')?.split(';')[0]?.trim() ?? '';
  const text = BINARY.has(media) ? '' : new TextDecoder().decode(bytes);
  const read = BINARY.has(media) ? { body: bytes } : readBody(media, text);
  if (media === 'application/problem+json' && isProblem(read?.body)) {
    const problem = read.body;
    return { ...sending, code: problem.code, answer: { ok: false, status, headers, text, problem } };
  }
  if (status < 400 && read !== null) {
    return { ...sending, answer: { ok: true, status, headers, text, body: read.body } };
  }
  return { ...sending, fault: new UnexpectedAnswer(status, headers, text) };
}

/** The body; null: the API answers nothing of the kind. */
function readBody(media: string, text: string): { readonly body: unknown } | null {
  switch (media) {
    case 'application/json':
    case 'application/problem+json':
      return readJson(text);
    case 'text/plain':
    case 'application/jwt':
      return { body: text };
    default:
      return text === '' ? { body: undefined } : null;
  }
}

function readJson(text: string): { readonly body: unknown } | null {
  try {
    return { body: JSON.parse(text) };
  } catch {
    return null;
  }
}

function isProblem(body: unknown): body is RefusalWith<keyof StatusOfCode>['problem'] {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string';
}
