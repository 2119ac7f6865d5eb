import type { HeaderDocument, ResponseDocument } from './operation-document.js';
import { isPathOf } from '../operations/is-path-of.js';
import type { OpenApiDocument } from './open-api-document.js';
import type { SharedResponse } from './share-components.js';

/** What the document says of an answer, and where in the document its schema stands. */
export interface DocumentedResponse {
  readonly response: ResponseDocument;
  /** A JSON pointer per content type, such as `/paths/~1v1~1orders…/schema`. */
  readonly schemaPointers: Readonly<Record<string, string>>;
}

/**
 * Finds what the document says of one answer, so that a test can hold the answer against it.
 *
 * @param path the path that was called, without the query
 * @returns undefined when the operation or the status is not documented
 */
export function documentedResponse(
  document: OpenApiDocument,
  { method, path, status }: { readonly method: string; readonly path: string; readonly status: number },
): DocumentedResponse | undefined {
  const template = Object.keys(document.paths).find((candidate) => fits(candidate, path, document, method));
  const documented = document.paths[template ?? '']?.[method.toLowerCase()]?.responses[String(status)];
  if (template === undefined || documented === undefined) return undefined;
  const isShared = '$ref' in documented;
  const response = isShared ? document.components.responses[lastStep(documented.$ref)] : documented;
  if (response === undefined) return undefined;
  const steps = isShared
    ? documented.$ref.split('/').slice(1)
    : ['paths', template, method.toLowerCase(), 'responses', String(status)];
  const schemaPointers = Object.keys(response.content ?? {}).map((contentType) => [
    contentType,
    [...steps, 'content', contentType, 'schema'].map(pointerStep).join(''),
  ]);
  return {
    response: { ...response, headers: headersOf(response.headers, document) },
    schemaPointers: Object.fromEntries(schemaPointers) as Record<string, string>,
  };
}

function headersOf(
  headers: SharedResponse['headers'],
  { components }: OpenApiDocument,
): Readonly<Record<string, HeaderDocument>> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, documented]) => {
      const header = '$ref' in documented ? components.headers[lastStep(documented.$ref)] : documented;
      return header === undefined ? [] : [[name, header]];
    }),
  );
}

function fits(template: string, path: string, { paths }: OpenApiDocument, method: string): boolean {
  return isPathOf(template, path) && paths[template]?.[method.toLowerCase()] !== undefined;
}

function lastStep(pointer: string): string {
  return pointer.slice(pointer.lastIndexOf('/') + 1);
}

/** One step of a JSON pointer in the fragment of a URI. */
function pointerStep(step: string): string {
  return `/${encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))}`;
}
