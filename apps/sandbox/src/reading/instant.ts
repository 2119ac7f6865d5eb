const pattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/;

/** An instant with its offset and at most milliseconds, as UTC with milliseconds; undefined for anything else (also for 30 February). */
export const readInstant = (text: string): string | undefined => {
  if (!pattern.test(text)) return undefined;
  const time = Date.parse(text);
  if (Number.isNaN(time) || !isRealDay(text)) return undefined;
  return new Date(time).toISOString();
};

/** Date.parse moves the 30th of February on into March; whoever writes it means something else. */
const isRealDay = (text: string): boolean => {
  const day = text.slice(0, 10);
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
};
