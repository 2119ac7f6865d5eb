import 'reflect-metadata';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { getMetadataStorage } from 'class-validator';

/** A class whose decorated fields say what a body holds. */
export type BodyClass<T extends object> = new () => T;

/** What becomes of fields that the class does not declare. */
export type UnknownFields = 'refused' | 'kept out';

/** What is nested in a field: objects of a class, one or a list of them. */
interface Nested {
  readonly type: BodyClass<object>;
  readonly isList: boolean;
}

/** The fields that a body class declares, each with what is nested in it. */
export type BodyFields = ReadonlyMap<string, Nested | null>;

const known = new WeakMap<BodyClass<object>, BodyFields>();

/** Reads the decorators of a body class. */
export function fieldsOf(type: BodyClass<object>): BodyFields {
  const fields = known.get(type) ?? readFields(type);
  known.set(type, fields);
  return fields;
}

function readFields(type: BodyClass<object>): BodyFields {
  const rules = getMetadataStorage().getTargetValidationMetadatas(type, '', true, false);
  return new Map(rules.map(({ propertyName }) => [propertyName, nestedIn(type, propertyName)]));
}

function nestedIn(type: BodyClass<object>, field: string): Nested | null {
  const found = defaultMetadataStorage.findTypeMetadata(type, field);
  if (found === undefined) return null;
  return { type: found.typeFunction() as BodyClass<object>, isList: found.reflectedType === Array };
}
