import { createHash } from 'node:crypto';
import type { JsonSystem } from '../state/json-system.js';

const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Six characters that follow from the text alone, so that a journal replayed or a call repeated never gives another one. */
const shortPart = (text: string): string =>
  [...createHash('sha256').update(text).digest().subarray(0, 6)]
    .map((byte) => alphabet[byte % alphabet.length])
    .join('');

/** The codespace that an account reference starts with; SBX when it starts with none. */
const codespaceOf = (reference: string): string => /^([A-Z]{3}):/.exec(reference)?.[1] ?? 'SBX';

/** `<CS>:FareContract:<orderId>-<short part>`: one for each hand-over that makes a contract. */
export const fareContractRef = (customerAccountRef: string, orderId: string, key: string): string =>
  `${codespaceOf(customerAccountRef)}:FareContract:${orderId}-${shortPart(key)}`;

/** The number under which a ticket system keeps a ticket, with the first three letters of its name; null where it gives none. */
export const externalReference = ({ name, gives }: JsonSystem, key: string, ticket: string): string | null =>
  gives === 'external-references' ? `${name.slice(0, 3)}-${shortPart(`${key} ${ticket}`).toUpperCase()}` : null;
