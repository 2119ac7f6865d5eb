import type { OpenApiDocument } from '@ticket-distribution/http';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import * as fc from 'fast-check';

export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly uniqueItems?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Texts that mean something to the app. */
export interface Texts {
  /** Of every form there is. */
  readonly pool: readonly string[];
  /** By the name of the field or parameter that they stand in. */
  readonly named: Readonly<Record<string, readonly string[]>>;
}

/** The schema without the null that it takes too. */
function withoutNull({ type, ...schema }: JsonSchema): JsonSchema {
  return { ...schema, type: [type].flat().find((one) => one !== 'null') ?? 'string' };
}

/** Values that fit a schema of the document, with known texts wherever texts are due. */
export class ValuesOf {
  private readonly ajv = new Ajv2020({ strict: false });

  constructor(
    private readonly document: OpenApiDocument,
    private readonly texts: Texts,
  ) {
    formats.default(this.ajv);
  }

  /** @param name the field or parameter that the value stands in */
  of(schema: JsonSchema, name = ''): fc.Arbitrary<unknown> {
    if (schema.$ref !== undefined) return this.of(this.referred(schema.$ref));
    if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
    if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map((one) => this.of(one, name)));
    const types = [schema.type].flat();
    if (types.includes('null') && types.length > 1) return fc.option(this.of(withoutNull(schema), name), { nil: null });
    switch (types.join()) {
      case 'null':
        return fc.constant(null);
      case 'object':
        return this.object(schema);
      case 'array':
        return this.list(schema, name);
      case 'integer':
        return fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 5, (schema.minimum ?? 0) + 5) });
      case 'boolean':
        return fc.boolean();
      default:
        return fc.constantFrom(...this.textsOf(schema, name));
    }
  }

  private object({ properties = {}, required = [] }: JsonSchema): fc.Arbitrary<unknown> {
    const members = Object.entries(properties).map(([name, member]) => [name, this.of(member, name)] as const);
    return fc.record(Object.fromEntries(members), { requiredKeys: [...required] });
  }

  private list({ items = {}, minItems = 0, uniqueItems = false }: JsonSchema, name: string): fc.Arbitrary<unknown> {
    const length = { minLength: minItems, maxLength: Math.max(minItems, 3) };
    const item = this.of(items, name);
    return uniqueItems ? fc.uniqueArray(item, length) : fc.array(item, length);
  }

  private textsOf(schema: JsonSchema, name: string): string[] {
    const fits = this.ajv.compile(schema);
    const texts = [this.texts.named[name] ?? [], this.texts.pool]
      .map((known) => known.filter((text) => fits(text)))
      .find((fitting) => fitting.length > 0);
    if (texts === undefined) throw new Error(`No text of the pool fits ${JSON.stringify(schema)}`);
    return texts;
  }

  private referred(pointer: string): JsonSchema {
    return this.document.components.schemas[pointer.replace('#/components/schemas/', '')] as JsonSchema;
  }
}
