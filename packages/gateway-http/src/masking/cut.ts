/** The longest reason that is kept, characters. */
export const REASON_LIMIT = 500;

/** The text with at most `limit` characters; the last one says that there was more. */
export function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`;
}
