/** The first byte: no text and no UIC code begins with it, nor does anything else that a key of ours signs. */
export const VERSION_1 = 0xd1;
export const KEY_ID_BYTES = 6;
/** Stands in the place of a length: the 16 bytes of a UUID follow. */
export const UUID_MARK = 0;
export const UUID_BYTES = 16;
export const LONGEST_ID = 64;
export const TIME_BYTES = 5;
export const SIGNATURE_BYTES = 64;
export const LARGEST_NUMBER = 0xffff_ffff;
/** Seven bits a byte. */
const NUMBER_BYTES = 5;

/** The most that a code takes. */
export const MOST_BYTES = 1 + KEY_ID_BYTES + 1 + LONGEST_ID + NUMBER_BYTES + 2 * TIME_BYTES + SIGNATURE_BYTES;

/** What the text of a code begins with; Base45 follows. */
export const MARK = 'TD1:';
export const LONGEST_TEXT = MARK.length + Math.ceil(MOST_BYTES / 2) * 3;

/** A UUID in the one form in which it is written as bytes. */
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
