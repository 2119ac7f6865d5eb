import type { SearchValue, SearchValueKind } from '@ticket-distribution/application';
import {
  CUSTOMER_ID_PATTERN,
  INSTANT_FORM,
  MADE_ID_PATTERN,
  MEDIA_SERIAL_NUMBER_PATTERN,
  ORDER_ID_PATTERN,
  TICKET_STATUSES,
  parseInstant,
} from '@ticket-distribution/domain';
import { LARGEST_NUMBER } from './constraints.js';

/** How the values of filters of one kind are read. */
interface ValueReader {
  /** Null: not a value of the kind. */
  readonly read: (text: string) => SearchValue | null;
  /** What a value has to be; completes "must be …". */
  readonly says: string;
  /** A value of a filter as it may stand in a query. */
  readonly example: string;
}

const TEXT_PATTERN = /^[^\p{Cs}]{1,255}$/u;
const TEXT_FORM = 'a text of 1 to 255 characters';

export const VALUE_READERS: Readonly<Record<SearchValueKind, ValueReader>> = {
  'made id': matching(MADE_ID_PATTERN, '1 to 64 letters, digits or "-"', '0197d5a2-7c5e-7cc0-8f0e-6c2c1f6c1a52'),
  'order id': matching(ORDER_ID_PATTERN, '1 to 64 letters, digits, "-" or "_"', '9KX4T2QH'),
  'line id': matching(TEXT_PATTERN, TEXT_FORM, 'in:line-1,line-2'),
  account: matching(TEXT_PATTERN, TEXT_FORM, 'ENT:CustomerAccount:a1'),
  'customer id': matching(CUSTOMER_ID_PATTERN, '1 to 20 digits', '1000042'),
  'card number': matching(MEDIA_SERIAL_NUMBER_PATTERN, '1 to 20 digits', '1234567890'),
  status: {
    read: (text) => (TICKET_STATUSES.some((status) => status === text) ? text : null),
    says: `one of ${TICKET_STATUSES.join(', ')}`,
    example: 'in:DISTRIBUTED,ACTIVATED',
  },
  instant: { read: parseInstant, says: INSTANT_FORM, example: 'gte:2026-12-05T06:00:00.000Z' },
  'whole number': {
    read: (text) => (/^\d{1,10}$/.test(text) && Number(text) <= LARGEST_NUMBER ? Number(text) : null),
    says: `a whole number from 0 to ${LARGEST_NUMBER}`,
    example: 'gte:2',
  },
};

function matching(pattern: RegExp, says: string, example: string): ValueReader {
  return { read: (text) => (pattern.test(text) ? text : null), says, example };
}
