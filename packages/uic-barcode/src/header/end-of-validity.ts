import type { Level1Data } from './level1-data.js';

type EndOfValidity = Pick<Level1Data, 'endOfValidityYear' | 'endOfValidityDay' | 'endOfValidityTime'>;

const [DAY_MS, MINUTE_MS] = [86_400_000, 60_000];

/** The fields of level 1 data that say when a code ends: the moment (milliseconds since 1970), cut to the minute. */
export function endOfValidityAt(moment: number): EndOfValidity {
  const endOfValidityYear = new Date(moment).getUTCFullYear();
  const minutes = Math.floor((moment - Date.UTC(endOfValidityYear, 0, 1)) / MINUTE_MS);
  const perDay = DAY_MS / MINUTE_MS;
  return { endOfValidityYear, endOfValidityDay: Math.floor(minutes / perDay) + 1, endOfValidityTime: minutes % perDay };
}

/** When level 1 data says that a code ends (milliseconds since 1970); null when it does not say. */
export function endOfValidityOf({
  endOfValidityYear,
  endOfValidityDay,
  endOfValidityTime,
}: EndOfValidity): number | null {
  if (endOfValidityYear === undefined || endOfValidityDay === undefined || endOfValidityTime === undefined) return null;
  return Date.UTC(endOfValidityYear, 0, endOfValidityDay, 0, endOfValidityTime);
}
