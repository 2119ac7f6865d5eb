import { type Instant, instantOf } from '@ticket-distribution/domain';
import * as fc from 'fast-check';

const FROM = Date.UTC(2026, 0, 1);
const TO = Date.UTC(2031, 0, 1);

/** Moments of five years, nearly all with milliseconds that are not .000. */
export const anyInstant: fc.Arbitrary<Instant> = fc.integer({ min: FROM, max: TO }).map(instantOf);
