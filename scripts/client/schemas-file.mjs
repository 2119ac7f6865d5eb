import { comment, members, typeOf } from './type-of.mjs';

/** The source with the types of all schemas among the components. */
export function schemasFile({ components }) {
  const types = Object.entries(components.schemas).map(
    ([name, schema]) => `${comment(schema.description)}${declared(name, schema)}\n`,
  );
  return `${HEAD}\n${types.join('\n')}`;
}

/** A type by the name of its schema; the words of an enum are there as a list of the same name. */
function declared(name, schema) {
  if (schema.enum !== undefined) {
    const words = schema.enum.map((word) => JSON.stringify(word)).join(', ');
    return `export const ${name} = [${words}] as const;\nexport type ${name} = (typeof ${name})[number];`;
  }
  const isInterface = schema.type === 'object' && schema.properties !== undefined;
  return isInterface ? `export interface ${name} ${members(schema)}` : `export type ${name} = ${typeOf(schema)};`;
}

export const HEAD = '// Made from the OpenAPI document by `npm run client`; a test says when it is not current.\n';
