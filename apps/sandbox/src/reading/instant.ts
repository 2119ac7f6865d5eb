const pattern = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?(Z|[+-]((0\d|1[0-3]):[0-5]\d|14:00))$/;

const [first, last] = [Date.parse('0001-01-01T00:00:00.000Z'), Date.parse('9999-12-31T23:59:59.999Z')];

/**
 * An instant with its offset and at most milliseconds, in the years 1 to 9999, as UTC with milliseconds; undefined for anything else (also for
 * 30 February).
 */
export const readInstant = (text: string): string | undefined => {
  if (!pattern.test(text) || text.startsWith('0000')) return undefined;
  const time = Date.parse(text);
  if (Number.isNaN(time) || time < first || time > last || !isRealDay(text)) return undefined;
  return new Date(time).toISOString();
};

/** Date.parse moves the 30th of February on into March; whoever writes it means something else. */
const isRealDay = (text: string): boolean => {
  const day = text.slice(0, 10);
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
};
