import {
  type Calendar,
  type Instant,
  type Validity,
  calendarOf,
  instantOf,
  isPeriodic,
  millisecondsOf,
  movedAlong,
  startingAt,
} from '@ticket-distribution/domain';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { Temporal } from 'temporal-polyfill';

const ZONES = ['Europe/Oslo', 'UTC', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Africa/Casablanca'];
const calendars = new Map<string, Calendar>(ZONES.map((zone) => [zone, calendarOf(zone)]));
const oslo = calendars.get('Europe/Oslo') as Calendar;
const HOUR_MS = 3_600_000;

const anyZone = fc.constantFrom(...ZONES);
const anyMoment = fc.date({
  min: new Date('1990-01-01T00:00:00Z'),
  max: new Date('2037-12-31T00:00:00Z'),
  noInvalidDate: true,
});
/** Around the changes of the clocks of Norway more often than chance would have it. */
const nearChange = fc
  .tuple(
    fc.constantFrom('2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z', '2027-03-28T01:00:00Z'),
    fc.integer({ min: -48, max: 48 }),
  )
  .map(([change, quarters]) => new Date(Date.parse(change) + quarters * 900_000));
const anyInstant = fc.oneof(anyMoment, nearChange).map((date) => instantOf(date.getTime()));

const at = (text: string): Instant => instantOf(Date.parse(text));
const lasting = (start: string, end: string): Validity => ({ startOfValidity: at(start), endOfValidity: at(end) });

describe('A calendar', () => {
  it('shows what the clocks of the place show, by the judgement of Temporal', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (instant, zone) => {
        const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime();
        const shown = calendars.get(zone)?.localTime(instant) as number;
        expect(new Date(shown).toISOString()).to.equal(`${local.toString({ fractionalSecondDigits: 3 })}Z`);
      }),
    );
  });

  it('finds when the clocks show a time: the earlier where they do twice, what they show instead where they never do', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (instant, zone) => {
        const plain = Temporal.PlainDateTime.from(instant.slice(0, -1));
        const expected = plain.toZonedDateTime(zone, { disambiguation: 'compatible' }).toInstant();
        const found = calendars.get(zone)?.instantAt(millisecondsOf(instant));
        expect(found).to.equal(expected.toString({ fractionalSecondDigits: 3 }));
      }),
      { numRuns: 1000 },
    );
  });

  it('is none of a place that nobody knows', () => {
    expect(() => calendarOf('Europe/Nidaros')).to.throw(RangeError);
  });
});

describe('A validity that starts at another time', () => {
  it('ends as many local days, and as much clock time, later as it starts', () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 12, max: 24 * 40 }), anyInstant, anyZone, (start, hours, to, zone) => {
        const calendar = calendars.get(zone) as Calendar;
        const ordered = { startOfValidity: start, endOfValidity: instantOf(millisecondsOf(start) + hours * HOUR_MS) };
        const local = (instant: Instant) => Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime();
        const apart = local(ordered.startOfValidity).until(local(to), { largestUnit: 'hours' });
        const expected = local(ordered.endOfValidity)
          .add(apart)
          .toZonedDateTime(zone, { disambiguation: 'compatible' });
        const moved = startingAt(ordered, to, calendar);
        const stays = to === start;
        expect(moved?.endOfValidity).to.equal(
          stays ? ordered.endOfValidity : expected.toInstant().toString({ fractionalSecondDigits: 3 }),
        );
      }),
      { numRuns: 500 },
    );
  });

  const week = lasting('2027-10-01T00:00:00+02:00', '2027-10-08T00:00:00+02:00');
  const table: readonly [string, Validity, string, string][] = [
    [
      'a week until midnight, over the end of summer time',
      week,
      '2027-10-28T00:00:00+02:00',
      '2027-11-04T00:00:00+01:00',
    ],
    [
      'a week until a second before midnight, over the start of summer time',
      lasting('2027-03-01T00:00:00+01:00', '2027-03-07T23:59:59+01:00'),
      '2027-03-25T00:00:00+01:00',
      '2027-03-31T23:59:59+02:00',
    ],
    [
      'eleven hours, over the end of summer time: by elapsed time',
      lasting('2027-10-01T20:00:00+02:00', '2027-10-02T07:00:00+02:00'),
      '2027-10-30T20:00:00+02:00',
      '2027-10-31T06:00:00+01:00',
    ],
    [
      'until a time that does not exist then: what the clocks show instead',
      lasting('2027-03-20T02:30:00+01:00', '2027-03-21T02:30:00+01:00'),
      '2027-03-27T02:30:00+01:00',
      '2027-03-28T03:30:00+02:00',
    ],
    [
      'without an end: there is none still',
      lasting('2027-03-20T00:00:00+01:00', '9999-12-31T23:59:59Z'),
      '2028-01-01T00:00:00+01:00',
      '9999-12-31T23:59:59Z',
    ],
  ];
  for (const [what, ordered, to, end] of table) {
    it(`is, for ${what}`, () => {
      expect(startingAt(ordered, at(to), oslo)).to.deep.equal({ startOfValidity: at(to), endOfValidity: at(end) });
    });
  }

  it('is as ordered again when it goes back to where it was, whatever it was in between', () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 1, max: 24 * 40 }), (start, hours) => {
        const ordered = { startOfValidity: start, endOfValidity: instantOf(millisecondsOf(start) + hours * HOUR_MS) };
        expect(startingAt(ordered, start, oslo)).to.deep.equal(ordered);
      }),
    );
  });

  it('is none where its end would lie beyond all years', () => {
    expect(startingAt(week, at('9999-12-29T00:00:00Z'), oslo)).to.equal(null);
  });

  it('moves another moment along with it', () => {
    const pickup = at('2026-12-19T07:00:00+01:00');
    const moved = movedAlong(pickup, at('2026-12-20T00:00:00+01:00'), at('2027-07-04T00:00:00+02:00'), oslo);
    expect(moved).to.equal(at('2027-07-03T07:00:00+02:00'));
  });
});

describe('A ticket for a period', () => {
  const table: readonly [string, string, string, boolean][] = [
    ['a day of 24 hours is none', '2027-10-30T00:00:00+02:00', '2027-10-31T00:00:00+02:00', false],
    ['a day of 25 hours is none', '2027-10-31T00:00:00+02:00', '2027-11-01T00:00:00+01:00', false],
    ['a day of 23 hours is none', '2027-03-28T00:00:00+01:00', '2027-03-29T00:00:00+02:00', false],
    ['24 hours into a day of 25 are none', '2027-10-31T00:00:00+02:00', '2027-10-31T23:00:00+01:00', false],
    ['a second more than a day of 25 hours is one', '2027-10-31T00:00:00+02:00', '2027-11-01T00:00:01+01:00', true],
    ['24 hours from noon before a day of 23 are none', '2027-03-27T12:00:00+01:00', '2027-03-28T13:00:00+02:00', false],
    ['two days are one', '2027-06-01T00:00:00+02:00', '2027-06-03T00:00:00+02:00', true],
    ['an open end is one', '2027-06-01T00:00:00+02:00', '9999-12-31T23:59:59Z', true],
  ];
  for (const [sentence, start, end, is] of table) {
    it(sentence, () => expect(isPeriodic(lasting(start, end), oslo)).to.equal(is));
  }
});
