import type { Violation } from '../shared/domain-error.js';
import { LAST_INSTANT, isInstant } from '../shared/instant.js';
import type { Validity } from '../shared/validity.js';
import type { ToldForm } from './transmittable.js';

/** A rule of what is told. Nearly everything keeps it, so that what it would break is worked out only when it does not. */
export interface Rule<Value> {
  readonly keeps: (value: Value) => boolean;
  /** What the value breaks; `field` is its path. */
  readonly violations: (field: string, value: Value) => readonly Violation[];
}

/** What a value breaks of one rule. */
export function violationsOf<Value>(rule: Rule<Value>, value: Value): readonly Violation[] {
  return rule.keeps(value) ? [] : rule.violations('', value);
}

/** A rule that says itself what it demands. */
export function demand<Value>(keeps: (value: Value) => boolean, message: string): Rule<Value> {
  return { keeps, violations: (field, value) => (keeps(value) ? [] : [{ field, message }]) };
}

export function formed({ pattern, anyText, says }: ToldForm): Rule<string | number> {
  if (anyText === undefined) return demand((value) => pattern.test(String(value)), says);
  const { from, to } = anyText;
  return demand((value) => {
    const text = String(value);
    return (text.length >= from && text.length <= to) || pattern.test(text);
  }, says);
}

export function oneOf(words: readonly string[]): Rule<string> {
  return demand((value) => words.includes(value), `must be one of ${words.join(', ')}`);
}

/** What is not there breaks nothing. */
export function optional<Value>(rule: Rule<Value>): Rule<Value | null | undefined> {
  return {
    keeps: (value) => value === null || value === undefined || rule.keeps(value),
    violations: (field, value) => (value === null || value === undefined ? [] : rule.violations(field, value)),
  };
}

export function each<Item>(rule: Rule<Item>): Rule<readonly Item[]> {
  return {
    keeps: (items) => items.every(rule.keeps),
    violations: (field, items) => items.flatMap((item, index) => rule.violations(`${field}[${index}]`, item)),
  };
}

/** Several rules for the same value. */
export function all<Value>(...rules: readonly Rule<Value>[]): Rule<Value> {
  return {
    keeps: (value) => rules.every((rule) => rule.keeps(value)),
    violations: (field, value) => rules.flatMap((rule) => rule.violations(field, value)),
  };
}

/** The rule that it depends on the value which one it is. */
export function chosen<Value>(ruleFor: (value: Value) => Rule<Value>): Rule<Value> {
  return {
    keeps: (value) => ruleFor(value).keeps(value),
    violations: (field, value) => ruleFor(value).violations(field, value),
  };
}

/** A rule for an object that is about one member of it. */
export function about<Value>(name: keyof Value & string, rule: Rule<Value>): Rule<Value> {
  return { ...rule, violations: (field, value) => rule.violations(pathOf(field, name), value) };
}

/** Rules for the members of an object by their names; a member without a rule is not told. */
export function members<Value extends object>(
  rules: {
    readonly [Name in keyof Value]?: Rule<Value[Name]>;
  },
): Rule<Value> {
  const entries = (Object.entries(rules) as [keyof Value & string, Rule<unknown>][]).map(([name, rule]) => ({
    name,
    rule,
  }));
  return {
    keeps: (value) => {
      for (const { name, rule } of entries) if (!rule.keeps(value[name])) return false;
      return true;
    },
    violations: (field, value) =>
      entries.flatMap(({ name, rule }) => rule.violations(pathOf(field, name), value[name])),
  };
}

/** A rule for what never changes and is asked about more than once: what kept it does so for ever. */
export function remembered<Value extends object>(rule: Rule<Value>): Rule<Value> {
  const kept = new WeakSet<Value>();
  return {
    ...rule,
    keeps(value) {
      if (kept.has(value)) return true;
      const keeps = rule.keeps(value);
      if (keeps) kept.add(value);
      return keeps;
    },
  };
}

function pathOf(field: string, name: string): string {
  return field === '' ? name : `${field}.${name}`;
}

/** An instant as it is told: UTC with milliseconds, in a year of four digits. */
export const isTold: Rule<string> = demand(
  isInstant,
  `must be an instant in UTC with milliseconds, at most ${LAST_INSTANT}`,
);

const bothTold = members<Validity>({ startOfValidity: isTold, endOfValidity: isTold });
const inOrder = about<Validity>(
  'endOfValidity',
  demand(({ startOfValidity, endOfValidity }) => endOfValidity > startOfValidity, 'must be after startOfValidity'),
);

export const endsAfterStart: Rule<Validity> = chosen((validity) => (bothTold.keeps(validity) ? inOrder : bothTold));
