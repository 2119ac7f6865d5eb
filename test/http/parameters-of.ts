import type { OpenApiDocument } from '@ticket-distribution/http';
import type { JsonSchema } from './any-value-of.js';

/** A parameter of an operation, as far as tests read it. */
export interface DocumentedParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: JsonSchema;
  readonly description?: string;
  readonly example?: unknown;
}

/** The parameters of an operation, those among the components too. */
export function parametersOf(
  { components }: OpenApiDocument,
  { parameters }: OpenApiDocument['paths'][string][string],
): readonly DocumentedParameter[] {
  return parameters.map((parameter) => {
    if (!('$ref' in parameter)) return parameter;
    const name = parameter.$ref.replace('#/components/parameters/', '');
    const shared = components.parameters[name];
    if (shared === undefined) throw new Error(`${parameter.$ref} is not there`);
    return shared;
  });
}
