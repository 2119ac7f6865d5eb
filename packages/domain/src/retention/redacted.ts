import { PLAN_REASONS } from '../plan/distribution-plan.js';
import { ERASED } from '../shared/erased.js';
import type { Person } from './person.js';

/** The members that name a customer, wherever they stand. */
const CUSTOMERS: ReadonlySet<string> = new Set([
  'customerId',
  'ownerCustomerId',
  'orderOwnerCustomerId',
  'distributionHolderCustomerId',
  'holderCustomerId',
]);
/** The members that name something else, and may do so by the name of a customer. */
const REFERENCES: ReadonlySet<string> = new Set(['externalReference', 'fareContractRef', 'userProfileRef']);
/** The members that hold words of people, or of ticket systems: nobody can tell whom they name. */
const WORDS: ReadonlySet<string> = new Set(['reason', 'message', 'cancelRefused']);
/** Words of our own. */
const CODES: ReadonlySet<string> = new Set(PLAN_REASONS);

/** A name inside another text is looked for when it is so long that it stands there hardly by chance, characters. */
const LONG_NAME = 6;

/**
 * Plain data of an order without the person, and without the words in it; its shape stays. What says nothing of either is
 * given back itself.
 */
export function redacted<T>(value: T, person: Person): T {
  return walked(value, '', '', (text, name, within) => {
    if (WORDS.has(name)) return redactedWords(text);
    return isOf(person, text, name, within) ? ERASED : text;
  });
}

/** Whether plain data of an order names the person. */
export function isNamedIn(value: unknown, person: Person): boolean {
  return walked(value, '', '', (text, name, within) => (isOf(person, text, name, within) ? ERASED : text)) !== value;
}

/** Words of others as they are kept: not at all. */
export function redactedWords(text: string): string {
  return saysCodes(text) ? text : ERASED;
}

/** Whether a text is made of codes of our own. */
export function saysCodes(text: string): boolean {
  return text.split(', ').every((part) => CODES.has(part));
}

function isOf(person: Person, text: string, name: string, within: string): boolean {
  if (CUSTOMERS.has(name)) return text === person.customerId;
  if (name === 'customerAccountRef') return person.accounts.has(text);
  if (name === 'mediaSerialNumberId') return person.cards.has(text);
  const mayName = REFERENCES.has(name) || (name === 'id' && within === 'travellers');
  return mayName && namesOf(person).some((known) => text === known || isWithin(known, text));
}

function isWithin(known: string, text: string): boolean {
  return known.length >= LONG_NAME && text.includes(known);
}

function namesOf({ customerId, accounts, cards }: Person): readonly string[] {
  return [customerId, ...accounts, ...cards];
}

type Put = (text: string, name: string, within: string) => string;

/** @param within the name of the object that holds the member, or of the list that holds the object */
function walked<T>(value: T, name: string, within: string, put: Put): T {
  if (typeof value === 'string') return put(value, name, within) as T;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    const now = list.map((one) => walked(one, name, within, put));
    return sameOr(value, now);
  }
  const members = Object.entries(value).map(([key, one]) => [key, walked(one as unknown, key, name, put)] as const);
  return sameOr(value, Object.fromEntries(members) as T & object);
}

/** The value itself where nothing in it is another. */
function sameOr<T extends object>(value: T, now: object): T {
  const before = Object.values(value);
  return Object.values(now).every((member, index) => member === before[index]) ? value : (now as T);
}
