import type { Violation } from '../shared/domain-error.js';
import { type Instant, LAST_INSTANT, parseInstant } from '../shared/instant.js';
import type { Validity } from '../shared/validity.js';
import type { ToldForm } from './transmittable.js';

/** What a value breaks of one rule; `field` is its path. */
export type Rule<Value> = (field: string, value: Value) => readonly Violation[];

const broken = (field: string, message: string): readonly Violation[] => [{ field, message }];

export function formed({ pattern, says }: ToldForm): Rule<string | number> {
  return (field, value) => (pattern.test(String(value)) ? [] : broken(field, says));
}

export function oneOf(words: readonly string[]): Rule<string> {
  return (field, value) => (words.includes(value) ? [] : broken(field, `must be one of ${words.join(', ')}`));
}

/** Null breaks nothing. */
export function optional<Value>(rule: Rule<Value>): Rule<Value | null> {
  return (field, value) => (value === null ? [] : rule(field, value));
}

export function each<Item>(rule: Rule<Item>): Rule<readonly Item[]> {
  return (field, items) => items.flatMap((item, index) => rule(`${field}[${index}]`, item));
}

/** Rules for the members of an object by their names; a member without a rule is not told. */
export function members<Value extends object>(
  rules: {
    readonly [Name in keyof Value]?: Rule<Value[Name]>;
  },
): Rule<Value> {
  const entries = Object.entries(rules) as [keyof Value & string, Rule<unknown>][];
  return (field, value) =>
    entries.flatMap(([name, rule]) => rule(field === '' ? name : `${field}.${name}`, value[name]));
}

/** An instant as it is told: UTC with milliseconds, in a year of four digits. */
export const isTold: Rule<Instant> = (field, instant) =>
  parseInstant(instant) === instant
    ? []
    : broken(field, `must be an instant in UTC with milliseconds, at most ${LAST_INSTANT}`);

export const endsAfterStart: Rule<Validity> = (field, validity) => {
  const violations = members<Validity>({ startOfValidity: isTold, endOfValidity: isTold })(field, validity);
  if (violations.length > 0 || validity.endOfValidity > validity.startOfValidity) return violations;
  return broken(`${field}.endOfValidity`, 'must be after startOfValidity');
};

/** A rule that no form can say. */
export function must(holds: boolean, field: string, message: string): readonly Violation[] {
  return holds ? [] : broken(field, message);
}
