import type { Clock, LocalTime } from '../time/clock.js';
import { timeText } from '../time/time-text.js';
import type { Words } from '../words/words.js';

/** One end of a validity as it is printed. */
export interface Bound {
  readonly label: string;
  /** The weekday, and the date; a sentence instead of both. */
  readonly day: readonly [weekday: string | null, date: string];
  /** Null: the whole day. */
  readonly time: string | null;
  /** Which of two, where the clock shows the time twice. */
  readonly note: string | null;
}

/**
 * A validity in words. From midnight to midnight it is one of days, of which the last belongs to it. An end at midnight of another one
 * is 24:00 of the day before, so that nobody takes it for a day more.
 *
 * @param end null when there is none
 */
export function validityBounds(start: number, end: number | null, clock: Clock, words: Words): readonly Bound[] {
  const isOfDays = clock.startsDay(start) && (end === null || (clock.startsDay(end) && end > start));
  if (!isOfDays) return [timed(words.validFrom, start, clock, words), last(end, clock, words)];
  const first = clock.at(start);
  if (end === null) return [wholeDay(words.validFrom, first, words), last(end, clock, words)];
  const lastDay = clock.at(end - 1);
  const isOneDay = first.day === lastDay.day && first.month === lastDay.month && first.year === lastDay.year;
  if (isOneDay) return [wholeDay(`${words.validOn} ${words.wholeDay.toLowerCase()}`, first, words)];
  return [wholeDay(words.validFrom, first, words), wholeDay(words.validThrough, lastDay, words)];
}

function last(end: number | null, clock: Clock, words: Words): Bound {
  if (end === null) return { label: words.validUntil, day: [null, words.noEnd], time: null, note: null };
  const { hour, minute } = clock.at(end);
  if (hour > 0 || minute > 0 || !clock.startsDay(end)) return timed(words.validUntil, end, clock, words);
  return { ...wholeDay(words.validUntil, clock.at(end - 1), words), time: '24:00' };
}

function timed(label: string, instant: number, clock: Clock, words: Words): Bound {
  const time = clock.at(instant);
  const note = time.twice === null ? null : words.twice[time.twice];
  return { ...wholeDay(label, time, words), time: timeText(time), note };
}

function wholeDay(label: string, time: LocalTime, words: Words): Bound {
  return { label, day: [words.weekday(time), words.date(time)], time: null, note: null };
}
