import { STATUS_CODES } from 'node:http';
import { REPLAYED_HEADER } from '../idempotency/idempotency-hooks.js';
import type { ResponseDocument } from './operation-document.js';

/**
 * The name of a refusal that several operations share: that of its code, or of its status where it has several; with what
 * sets those of the same codes apart. Null: it is no refusal.
 */
export function responseName(status: number, { content, headers }: ResponseDocument): string | null {
  const schema = content?.['application/problem+json']?.schema as RefusalSchema | undefined;
  if (schema === undefined) return null;
  const [, { properties }] = schema.allOf;
  const [code = '', ...more] = properties.code.enum;
  const name = more.length === 0 ? code : (STATUS_CODES[status] ?? String(status));
  const isKeyed = REPLAYED_HEADER in headers;
  const isDeprecated = 'Deprecation' in headers;
  return `${inPascalCase(name)}${isKeyed ? 'UnderKey' : ''}${isDeprecated ? 'OfDeprecated' : ''}`;
}

interface RefusalSchema {
  readonly allOf: readonly [unknown, { readonly properties: { readonly code: { readonly enum: readonly string[] } } }];
}

/** `order/not-found` and `Not Found` in one word. */
function inPascalCase(text: string): string {
  return text
    .split(/[/\- ]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
