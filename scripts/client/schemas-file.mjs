import { comment, members, typeOf } from './type-of.mjs';

/** The source with the types of all schemas among the components. */
export function schemasFile({ components }) {
  const types = Object.entries(components.schemas).map(([name, schema]) => {
    const isInterface = schema.type === 'object' && schema.properties !== undefined;
    const type = isInterface ? `interface ${name} ${members(schema)}` : `type ${name} = ${typeOf(schema)};`;
    return `${comment(schema.description)}export ${type}\n`;
  });
  return `${HEAD}\n${types.join('\n')}`;
}

export const HEAD = '// Made from the OpenAPI document by `npm run client`; a test says when it is not current.\n';
