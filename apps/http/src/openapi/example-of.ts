import { EXAMPLE_VALUES, FILLED } from '../schema/example-values.js';
import type { Schema } from '../schema/schema.js';

type Schemas = Readonly<Record<string, Schema>>;

/** What a value is an example of: its schema, and where it stands. */
interface Place {
  readonly schema: Schema;
  /** The schema among the components that holds it, and the field in it. */
  readonly owner: string;
  readonly field: string;
}

/**
 * An example that fits a schema: what `EXAMPLE_VALUES` says of its fields, and for the others the least that the schema takes.
 *
 * @param schemas those among the components, to which the schema may refer
 */
export function exampleOf(schema: Schema, schemas: Schemas): unknown {
  return exampleAt({ schema, owner: '', field: '' }, schemas);
}

function exampleAt(place: Place, schemas: Schemas): unknown {
  const told = toldOf(place);
  if (told !== undefined && told !== FILLED && isOfKind(told, place.schema, schemas)) return told;
  const { schema } = place;
  if (typeof schema['$ref'] === 'string') return ofComponent(schema['$ref'], place, schemas);
  if (Array.isArray(schema['anyOf'])) {
    const [first = {}] = schema['anyOf'] as Schema[];
    return told !== FILLED && isNullable(schema) ? null : exampleAt({ ...place, schema: first }, schemas);
  }
  const [type] = [schema['type']].flat();
  if (told !== FILLED && isNullable(schema)) return null;
  switch (type) {
    case 'object':
      return ofObject(schema, place.owner, schemas);
    case 'array':
      return [exampleAt({ ...place, schema: schema['items'] as Schema, field: '' }, schemas)];
    case 'integer':
      return schema['minimum'] ?? 0;
    case 'boolean':
      return false;
    default:
      return ofText(place);
  }
}

function toldOf({ owner, field }: Place): unknown {
  const named = `${owner}.${field}`;
  return Object.hasOwn(EXAMPLE_VALUES, named) ? EXAMPLE_VALUES[named] : EXAMPLE_VALUES[field];
}

/** Whether a value that is told of every field of a name is one of this field. */
function isOfKind(value: unknown, schema: Schema, schemas: Schemas): boolean {
  if (value === null) return isNullable(schema);
  if (typeof schema['$ref'] === 'string') return isOfKind(value, referred(schema['$ref'], schemas), schemas);
  if (Array.isArray(schema['anyOf'])) return (schema['anyOf'] as Schema[]).some((one) => isOfKind(value, one, schemas));
  const kind = Array.isArray(value) ? 'array' : typeof value === 'number' ? 'integer' : typeof value;
  const words = schema['enum'];
  return [schema['type']].flat().includes(kind) && (!Array.isArray(words) || words.includes(value));
}

function isNullable({ type, anyOf }: Schema): boolean {
  return [type].flat().includes('null') || (Array.isArray(anyOf) && anyOf.some((one: Schema) => isNullable(one)));
}

function ofComponent(pointer: string, place: Place, schemas: Schemas): unknown {
  const schema = referred(pointer, schemas);
  return exampleAt(
    schema['type'] === 'object' ? { schema, owner: nameIn(pointer), field: '' } : { ...place, schema },
    schemas,
  );
}

function ofObject({ properties = {} }: Schema, owner: string, schemas: Schemas): unknown {
  const fields = Object.entries(properties as Schemas);
  return Object.fromEntries(fields.map(([field, schema]) => [field, exampleAt({ schema, owner, field }, schemas)]));
}

function ofText({ schema, field }: Place): unknown {
  const [example] = [schema['examples'], schema['enum']].find(Array.isArray) ?? [];
  return example ?? field;
}

function referred(pointer: string, schemas: Schemas): Schema {
  return schemas[nameIn(pointer)] ?? {};
}

function nameIn(pointer: string): string {
  return pointer.slice(pointer.lastIndexOf('/') + 1);
}
