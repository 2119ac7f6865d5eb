import type { PdfMark } from '../model/pdf-ticket.js';
import type { LocalTime } from '../time/clock.js';

/** A word for one, and for more. */
type OneAndMore = readonly [one: string, more: string];

/** Words for what is sent as a key. The lists are open: what has no word is printed as it stands. */
type OpenList<T> = Readonly<Record<string, T>>;

export type UserType =
  | 'ADULT'
  | 'ANIMAL'
  | 'ANYONE'
  | 'CHILD'
  | 'DISABLED'
  | 'DISABLED_COMPANION'
  | 'EMPLOYEE'
  | 'GUIDE_DOG'
  | 'INFANT'
  | 'JOB_SEEKER'
  | 'MILITARY'
  | 'SCHOOL_PUPIL'
  | 'SENIOR'
  | 'STUDENT'
  | 'YOUNG_PERSON'
  | 'YOUTH';

export type SupplementType = 'BICYCLE' | 'DOG' | 'SEAT';

export type Mode =
  | 'AIR'
  | 'BUS'
  | 'CABLE_WAY'
  | 'COACH'
  | 'FERRY'
  | 'FOOT'
  | 'FUNICULAR'
  | 'METRO'
  | 'RAIL'
  | 'TAXI'
  | 'TRAM'
  | 'WATER';

export type SubMode =
  | 'airportLinkBus'
  | 'airportLinkRail'
  | 'expressBus'
  | 'highSpeedPassengerService'
  | 'international'
  | 'local'
  | 'localBus'
  | 'localCarFerry'
  | 'localPassengerFerry'
  | 'localTram'
  | 'longDistance'
  | 'nightBus'
  | 'nightRail'
  | 'railReplacementBus'
  | 'regionalBus'
  | 'regionalRail'
  | 'touristRailway';

export type SeatProperty =
  | 'AISLE'
  | 'BICYCLE'
  | 'COMPARTMENT'
  | 'FAMILY'
  | 'PETS'
  | 'POWER'
  | 'QUIET'
  | 'SLEEPER'
  | 'TABLE'
  | 'WHEELCHAIR'
  | 'WINDOW';

/** Everything that a ticket says in one language. */
export interface Words {
  /** BCP 47. */
  readonly tag: string;
  readonly ticket: string;
  readonly ticketOf: (number: number, all: number) => string;
  readonly titleOf: (product: string, orderId: string) => string;
  readonly titleOfAll: (count: number, orderId: string) => string;
  readonly orderNumber: string;
  readonly ticketId: string;
  readonly codeNumber: string;
  readonly pageOf: (number: number, all: number) => string;
  readonly continued: string;
  readonly issued: (day: string, time: string, timeZone: string) => string;

  readonly validFrom: string;
  readonly validUntil: string;
  readonly validOn: string;
  /** Before a last day that belongs to the validity. */
  readonly validThrough: string;
  readonly wholeDay: string;
  readonly noEnd: string;
  /** Such as `Saturday`, `5 December 2026`, and short `Sat 5 Dec`. */
  readonly weekday: (time: LocalTime) => string;
  readonly date: (time: LocalTime) => string;
  readonly shortDay: (time: LocalTime) => string;
  /** Where the clock shows a time twice: before and after it is put back. */
  readonly twice: Readonly<Record<'EARLIER' | 'LATER', string>>;

  readonly marks: Readonly<Record<PdfMark, string>>;
  readonly notValid: string;
  readonly codeLeftOut: string;
  readonly codeInApp: string;
  readonly codeOnCard: string;
  readonly cardNumber: string;
  readonly codeDescribed: string;

  readonly zones: OneAndMore;
  readonly route: string;
  readonly oneWay: string;
  readonly bothWays: string;
  readonly everywhere: string;

  readonly journey: string;
  readonly departure: string;
  readonly arrival: string;
  readonly transport: string;
  readonly seats: OneAndMore;
  readonly coach: string;
  readonly supplements: string;
  readonly supplement: string;
  readonly travellers: string;
  readonly name: string;
  readonly userType: string;
  readonly conditions: string;

  readonly userTypes: OpenList<OneAndMore> & Readonly<Record<UserType, OneAndMore>>;
  readonly supplementTypes: OpenList<string> & Readonly<Record<SupplementType, string>>;
  readonly modes: OpenList<string> & Readonly<Record<Mode, string>>;
  /** Said instead of the mode. */
  readonly subModes: OpenList<string> & Readonly<Record<SubMode, string>>;
  readonly seatProperties: OpenList<string> & Readonly<Record<SeatProperty, string>>;
}
