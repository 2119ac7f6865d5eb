import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { validationMetadatasToSchemas } from 'class-validator-jsonschema';
import type { RequestBody } from '../operations/operation.js';
import { type BodyClass, fieldsOf } from '../parsing/body-class.js';
import { RULE } from '../parsing/constraints.js';
import type { Schema } from '../schema/schema.js';

/** The schemas of body classes and of what is nested in them, made from their decorators. */
export function bodySchemas(bodies: readonly RequestBody[]): Readonly<Record<string, Schema>> {
  const made = validationMetadatasToSchemas({
    classTransformerMetadataStorage: defaultMetadataStorage,
    refPointerPrefix: '#/components/schemas/',
    additionalConverters: { [RULE]: ({ constraints }) => constraints[0] as never },
  }) as Readonly<Record<string, Schema>>;
  return Object.fromEntries(
    bodies.flatMap(({ type, unknownFields }) =>
      [...classesIn(type)].map(({ name }) => [
        name,
        { ...made[name], additionalProperties: unknownFields === 'kept out' },
      ]),
    ),
  );
}

/** A class and every class nested in it. */
function classesIn(type: BodyClass<object>, found: Set<BodyClass<object>> = new Set()): Set<BodyClass<object>> {
  found.add(type);
  for (const { nested } of fieldsOf(type).values()) {
    if (nested !== null && !found.has(nested.type)) classesIn(nested.type, found);
  }
  return found;
}
