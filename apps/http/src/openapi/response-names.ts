import { STATUS_CODES } from 'node:http';
import { REPLAYED_HEADER } from '../idempotency/idempotency-hooks.js';
import type { ResponseDocument } from './operation-document.js';

/**
 * The names of a refusal that several operations share, the best first: that of its code, or of its status where it has several,
 * or of both; with what sets those of the same codes apart. None: it is no refusal.
 */
export function responseNames(status: number, { content, headers }: ResponseDocument): readonly string[] {
  const schema = content?.['application/problem+json']?.schema as RefusalSchema | undefined;
  if (schema === undefined) return [];
  const [, { properties }] = schema.allOf;
  const [code = '', ...more] = properties.code.enum;
  const ofStatus = STATUS_CODES[status] ?? String(status);
  const names = more.length === 0 ? [code] : [ofStatus, `${code}-${ofStatus}`];
  const end = `${REPLAYED_HEADER in headers ? 'UnderKey' : ''}${'Deprecation' in headers ? 'OfDeprecated' : ''}`;
  return names.map((name) => `${inPascalCase(name)}${end}`);
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
