import type { TicketCodeContent } from '@ticket-distribution/ticket-code';
import { OPEN_END } from '@ticket-distribution/ticket-code';
import * as fc from 'fast-check';

export const UUID = '0192f3a4-5b6c-7d8e-9fa0-b1c2d3e4f506';
export const NOON = Date.UTC(2026, 11, 5, 12) / 1000;

/** What a code of a test says unless it says otherwise. */
export const CONTENT: Omit<TicketCodeContent, 'keyId'> = {
  ticketId: UUID,
  codeNumber: 1,
  validFrom: NOON,
  validUntil: NOON + 7200,
};

/** Any text that a ticket can have as its id. */
const anyId = fc.oneof(
  fc.uuid(),
  fc.string({ minLength: 1, maxLength: 64 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 16 }).filter((text) => Buffer.byteLength(text) <= 64),
);

/** Any content that has room in a code. */
export const anyContent: fc.Arbitrary<Omit<TicketCodeContent, 'keyId'>> = fc
  .record({
    ticketId: anyId,
    codeNumber: fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 0xffff_ffff })),
    times: fc.uniqueArray(fc.oneof(fc.integer({ min: 0, max: 4_294_967_400 }), fc.integer({ min: 0, max: OPEN_END })), {
      minLength: 2,
      maxLength: 2,
    }),
  })
  .map(({ ticketId, codeNumber, times }) => {
    const [validFrom = 0, validUntil = 1] = times.toSorted((a, b) => a - b);
    return { ticketId, codeNumber, validFrom, validUntil };
  });

/** The bytes with one bit turned over. */
export function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (0x80 >> (bit & 7));
  return copy;
}
