import type { FcbTicket } from '@ticket-distribution/uic-barcode';
import { type ShownClock, momentByOffset, momentInZone } from './moment-of-clock.js';

/** What a verdict needs of the flexible content. Moments are milliseconds since 1970 (UTC). */
export interface FcbFacts {
  readonly ticketId: string | null;
  /** The first moment in which it is valid; null: it states no period that is read here. */
  readonly validFrom: number | null;
  /** The first moment in which it is so no longer; null likewise. */
  readonly validUntil: number | null;
  readonly specimen: boolean;
  readonly activated: boolean;
}

/** The fields that open tickets and passes of all versions share. */
interface TimedDocument {
  readonly referenceIA5?: string | undefined;
  readonly referenceNum?: number | bigint | undefined;
  readonly validFromDay?: number | undefined;
  readonly validFromTime?: number | undefined;
  readonly validFromUTCOffset?: number | undefined;
  readonly validUntilDay?: number | undefined;
  readonly validUntilTime?: number | undefined;
  readonly validUntilUTCOffset?: number | undefined;
}

const [DAY_MS, MINUTE_MS] = [86_400_000, 60_000];
const LAST_MINUTE = 1439;

/**
 * The facts of a ticket. Periods are read of open tickets and passes: from the first of them until the last.
 *
 * @param timeZone for local times without an offset, such as `Europe/Oslo`
 */
export function fcbFacts({ ticket }: FcbTicket, timeZone: string): FcbFacts {
  const { issuingYear, issuingDay, specimen, activated } = ticket.issuingDetail;
  const issued = Date.UTC(issuingYear, 0, issuingDay) / DAY_MS;
  const documents = (ticket.transportDocument ?? []).flatMap((document) => timedIn(document.ticket));
  const periods = documents.map((document) => periodOf(document, issued, timeZone));
  return {
    ticketId: documents.map(referenceOf).find((reference) => reference !== null) ?? null,
    validFrom: periods.length === 0 ? null : Math.min(...periods.map(({ from }) => from)),
    validUntil: periods.length === 0 ? null : Math.max(...periods.map(({ until }) => until)),
    specimen,
    activated,
  };
}

function timedIn(choice: object): readonly TimedDocument[] {
  const { openTicket, pass } = choice as { readonly openTicket?: TimedDocument; readonly pass?: TimedDocument };
  return [openTicket, pass].filter((document) => document !== undefined);
}

function referenceOf({ referenceIA5, referenceNum }: TimedDocument): string | null {
  return referenceIA5 ?? referenceNum?.toString() ?? null;
}

/** Days count from the day of issue, those of the end from the first; the last minute belongs to the period. */
function periodOf(document: TimedDocument, issued: number, timeZone: string) {
  const { validFromDay = 0, validFromTime = 0, validFromUTCOffset: offset } = document;
  const { validUntilDay = 0, validUntilTime = LAST_MINUTE, validUntilUTCOffset = offset } = document;
  const first = { day: issued + validFromDay, minute: validFromTime };
  const last = { day: first.day + validUntilDay, minute: validUntilTime };
  return {
    from: momentOf(first, offset, timeZone),
    until: momentOf(last, validUntilUTCOffset, timeZone) + MINUTE_MS,
  };
}

function momentOf(clock: ShownClock, offset: number | undefined, timeZone: string): number {
  return offset === undefined ? momentInZone(clock, timeZone) : momentByOffset(clock, offset);
}
