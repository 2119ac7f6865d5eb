import 'reflect-metadata';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { type ValidatorConstraintInterface, ValidationTypes, getMetadataStorage } from 'class-validator';

/** A class whose decorated fields say what a body holds. */
export type BodyClass<T extends object> = new () => T;

/** What becomes of fields that the class does not declare. */
export type UnknownFields = 'refused' | 'kept out';

/** What is nested in a field: objects of a class, one or a list of them. */
interface Nested {
  readonly type: BodyClass<object>;
  readonly isList: boolean;
}

/** A field that a body class declares. */
interface BodyField {
  readonly nested: Nested | null;
  /** Whether a value plainly obeys the rules of the field; those of what is nested in it are the other class's. */
  readonly obeys: (body: object, value: unknown) => boolean;
}

/** The fields that a body class declares. */
export type BodyFields = ReadonlyMap<string, BodyField>;

const known = new WeakMap<BodyClass<object>, BodyFields>();

/** Reads the decorators of a body class. */
export function fieldsOf(type: BodyClass<object>): BodyFields {
  const fields = known.get(type) ?? readFields(type);
  known.set(type, fields);
  return fields;
}

/** One thing that a decorator of class-validator says of a field. */
type Said = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];

function readFields(type: BodyClass<object>): BodyFields {
  const storage = getMetadataStorage();
  const said = storage.groupByPropertyName(storage.getTargetValidationMetadatas(type, '', true, false));
  return new Map(
    Object.entries(said).map(([name, rules]) => [name, { nested: nestedIn(type, name), obeys: plainRules(rules) }]),
  );
}

function nestedIn(type: BodyClass<object>, field: string): Nested | null {
  const found = defaultMetadataStorage.findTypeMetadata(type, field);
  if (found === undefined) return null;
  return { type: found.typeFunction() as BodyClass<object>, isList: found.reflectedType === Array };
}

/** The rules of a field, gathered once; those of a kind that is not known here are never plainly obeyed. */
function plainRules(said: readonly Said[]): BodyField['obeys'] {
  const conditions: ((body: object, value: unknown) => boolean)[] = [];
  const rules: ValidatorConstraintInterface[] = [];
  for (const { type, constraints, constraintCls, each, validateIf } of said) {
    if (type === ValidationTypes.NESTED_VALIDATION) continue;
    if (type === ValidationTypes.CONDITIONAL_VALIDATION) conditions.push(constraints[0]);
    else if (type !== ValidationTypes.CUSTOM_VALIDATION || each || validateIf !== undefined) return () => false;
    else
      rules.push(
        ...getMetadataStorage()
          .getTargetValidatorConstraints(constraintCls)
          .map(({ instance }) => instance),
      );
  }
  return (body, value) =>
    conditions.some((isAsked) => !isAsked(body, value)) || rules.every((rule) => rule.validate(value) === true);
}

/**
 * Whether an instance of a body class obeys all rules plainly, and so does what is nested in it. class-validator looks its
 * rules up for every object anew, and says which are broken: what is not plain here is for it to look at.
 */
export function isPlainlyValid(type: BodyClass<object>, body: object): boolean {
  for (const [name, { nested, obeys }] of fieldsOf(type)) {
    const value: unknown = body[name as keyof typeof body];
    if (!obeys(body, value)) return false;
    if (nested === null || value === null || value === undefined) continue;
    if (nested.isList !== Array.isArray(value)) return false;
    const isValid = (one: unknown): boolean =>
      typeof one === 'object' && one !== null && isPlainlyValid(nested.type, one);
    if (!(Array.isArray(value) ? value.every(isValid) : isValid(value))) return false;
  }
  return true;
}
