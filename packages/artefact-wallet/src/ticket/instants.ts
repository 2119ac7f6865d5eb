const WRITTEN = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/;

/** Whether a text is a real moment in UTC, such as `2026-12-05T06:00:00.000Z`. */
export function isInstant(text: string): boolean {
  if (!WRITTEN.test(text)) return false;
  const milliseconds = Date.parse(text);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(text.slice(0, 10));
}

/** Whether an end of validity means that there is none. */
export function isOpen(validUntil: string): boolean {
  return validUntil.startsWith('9999');
}

/** An instant without the fraction of its second: what both wallets are sure to read. */
export function wholeSeconds(instant: string): string {
  return `${instant.slice(0, 19)}Z`;
}
