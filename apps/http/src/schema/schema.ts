/** A piece of JSON Schema (2020-12, the dialect of OpenAPI 3.1). */
export type Schema = Readonly<Record<string, unknown>>;

/** One schema per field of `T`: a field without a schema, or a schema without a field, does not compile. */
export type FieldSchemas<T> = { readonly [Name in keyof T]-?: Schema };

/** An object that holds exactly these fields, always all of them. */
export function objectSchema<T>(properties: FieldSchemas<T>, description?: string): Schema {
  return {
    type: 'object',
    ...(description === undefined ? {} : { description }),
    additionalProperties: false,
    required: Object.keys(properties),
    properties,
  };
}

export function listSchema(items: Schema, description?: string): Schema {
  return { type: 'array', ...(description === undefined ? {} : { description }), items };
}

export function nullable(schema: Schema): Schema {
  const { type, enum: values, ...rest } = schema;
  if (typeof type !== 'string') return { anyOf: [schema, { type: 'null' }] };
  return { type: [type, 'null'], ...(Array.isArray(values) ? { enum: [...values, null] } : {}), ...rest };
}

export function enumSchema(values: readonly string[], description?: string): Schema {
  return { type: 'string', ...(description === undefined ? {} : { description }), enum: values };
}

/** What the schema of a text says of the values that are known of an open list. */
export function openList(known: readonly string[]): Schema {
  return { description: `Known are ${known.join(', ')}; any other text is taken too.`, examples: known };
}

/** A schema by its name among the components of the document. */
export function component(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

export const TEXT: Schema = { type: 'string' };
export const FLAG: Schema = { type: 'boolean' };
export const WHOLE_NUMBER: Schema = { type: 'integer' };
export const INSTANT: Schema = {
  type: 'string',
  format: 'date-time',
  description: 'ISO 8601, UTC, milliseconds.',
  examples: ['2026-12-05T06:00:00.000Z'],
};
/** Facts that depend on a code; the code's documentation says which. */
export const OPEN_OBJECT: Schema = { type: 'object', additionalProperties: true };
