import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Instant, millisecondsOf } from '@ticket-distribution/domain';

/** How far the time of signing may lie from ours, in either direction, milliseconds. */
export const SIGNATURE_LIFE_MS = 5 * 60_000;

/** More signatures than a rotation of keys needs. */
const MOST_SIGNATURES = 10;

/** What a signature is held against. */
export interface SignedBytes {
  /** The header `Ticket-System-Signature`: `t=<unix seconds>,v1=<HMAC-SHA256, hexadecimal>`, `v1` once or more. */
  readonly header: string;
  readonly body: Buffer;
  readonly secret: string;
  readonly at: Instant;
}

/**
 * Whether one of the signatures was made with the secret over `<t>.<body>`, and not long ago. What follows another name
 * than `t` and `v1` is passed over, so that other forms may stand beside.
 */
export function isSigned({ header, body, secret, at }: SignedBytes): boolean {
  const parts = header.split(',').map((part) => part.trim());
  const valuesOf = (name: string): string[] =>
    parts.flatMap((part) => (part.startsWith(`${name}=`) ? [part.slice(name.length + 1)] : []));
  const [signedAt = '', ...moreTimes] = valuesOf('t');
  const signatures = valuesOf('v1');
  if (moreTimes.length > 0 || signatures.length > MOST_SIGNATURES || !isRecent(signedAt, at)) return false;
  const expected = createHmac('sha256', secret).update(`${signedAt}.`).update(body).digest();
  return signatures.some((signature) => isEqual(signature, expected));
}

function isRecent(seconds: string, at: Instant): boolean {
  if (!/^\d{1,12}$/.test(seconds)) return false;
  return Math.abs(Number(seconds) * 1000 - millisecondsOf(at)) <= SIGNATURE_LIFE_MS;
}

/** Compares in constant time. */
function isEqual(signature: string, expected: Buffer): boolean {
  return /^[0-9a-fA-F]{64}$/.test(signature) && timingSafeEqual(Buffer.from(signature, 'hex'), expected);
}
