const FORM =
  /^(?<day>\d{4}-\d{2}-\d{2})T(?<hour>[01]\d|2[0-3]):(?<minute>[0-5]\d)(?::(?<second>[0-5]\d)(?:\.(?<fraction>\d{1,9}))?)?(?:Z|(?<sign>[+-])(?<hours>[01]\d|2[0-3]):(?<minutes>[0-5]\d))$/;

export const INSTANT_RULE =
  'must be an ISO 8601 date and time with a zone in the years 0001 to 9999 (UTC), such as 2026-12-05T06:00:00Z';

const [FIRST_MS, LAST_MS] = [Date.parse('0001-01-01T00:00:00Z'), Date.parse('9999-12-31T23:59:59.999Z')];

/** Milliseconds since 1970 in UTC, or null for a text that is no real date and time with a zone. */
export function parseInstant(text: string): number | null {
  const parts = FORM.exec(text)?.groups;
  if (parts === undefined) return null;
  const { day, hour, minute, second = '00', fraction = '', sign, hours = '0', minutes = '0' } = parts;
  const written = Date.parse(`${day}T${hour}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, '0')}Z`);
  // Date.parse takes 31 February for 3 March.
  if (Number.isNaN(written) || new Date(written).toISOString().slice(0, 10) !== day) return null;
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000;
  const instant = sign === '-' ? written + offset : written - offset;
  return instant >= FIRST_MS && instant <= LAST_MS ? instant : null;
}
