import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

const SCHEMA = new URL('../../../docs/protocols/hand-over.schema.json', import.meta.url);

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false });
formats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object);

/** Whether a message, as it goes over the wire, is one of the schema's. */
export function fitsHandOverSchema(message: object): boolean {
  return validate(JSON.parse(JSON.stringify(message)));
}
