/** The TypeScript type of what fits a JSON schema of the document; components go by their names. */
export function typeOf(schema) {
  if (schema.$ref !== undefined) return nameIn(schema.$ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((word) => JSON.stringify(word)).join(' | ');
  if (schema.anyOf !== undefined) return schema.anyOf.map(typeOf).join(' | ');
  return [schema.type]
    .flat()
    .map((type) => typeNamed(type, schema))
    .join(' | ');
}

function typeNamed(type, schema) {
  switch (type) {
    case 'string':
      return schema.format === 'binary' ? 'Uint8Array' : type;
    case 'null':
    case 'boolean':
      return type;
    case 'integer':
    case 'number':
      return 'number';
    case 'array':
      return `readonly (${typeOf(schema.items)})[]`;
    case 'object':
      return schema.properties === undefined ? 'Readonly<Record<string, unknown>>' : members(schema);
    default:
      throw new Error(`There is no type for ${JSON.stringify(schema)}`);
  }
}

/** An object type with a comment for each member that is described. */
export function members({ properties, required = [] }) {
  const lines = Object.entries(properties).map(([name, schema]) => {
    return `${comment(schema.description)}readonly ${memberName(name)}${optional(required.includes(name), typeOf(schema))};`;
  });
  return `{\n${lines.join('\n')}\n}`;
}

/** The type of a member after its name; what may be left out may be undefined too, which is not sent. */
export function optional(isRequired, type) {
  return isRequired ? `: ${type}` : `?: ${type} | undefined`;
}

export function memberName(name) {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

/** A doc comment with its line end; nothing for no text. */
export function comment(text) {
  return text === undefined || text === '' ? '' : `/** ${text.replaceAll('*/', '*\\/')} */\n`;
}

/** The names of the components that a schema refers to itself. */
export function namesIn(schema) {
  if (schema.$ref !== undefined) return [nameIn(schema.$ref)];
  return [...(schema.anyOf ?? []), ...(schema.items === undefined ? [] : [schema.items])].flatMap(namesIn);
}

export function nameIn(reference) {
  return reference.slice(reference.lastIndexOf('/') + 1);
}
