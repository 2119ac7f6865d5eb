import type { SearchCursor } from '@ticket-distribution/application';

/** What a cursor of this form begins with; another form is another number. */
const FORM = 1;

/** No cursor of ours is longer. */
const LONGEST = 1000;

/** A cursor as callers pass it on: nothing in it is for them to read. */
export function cursorText({ boundTo, value, id }: SearchCursor): string {
  return Buffer.from(JSON.stringify([FORM, boundTo, value, id])).toString('base64url');
}

/** The cursor that a text is; undefined: it is none of ours. */
export function readCursor(text: string): SearchCursor | undefined {
  const [form, boundTo, value, id] = parsed(text);
  const isOurs = form === FORM && typeof boundTo === 'string' && typeof id === 'string';
  if (!isOurs || (typeof value !== 'string' && typeof value !== 'number')) return undefined;
  const cursor = { boundTo, value, id };
  return cursorText(cursor) === text ? cursor : undefined;
}

function parsed(text: string): readonly unknown[] {
  if (text.length > LONGEST) return [];
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
