import type { OpenApiDocument } from './open-api-document.js';
import type { ResponseDocument } from './operation-document.js';

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
  const response = document.paths[template ?? '']?.[method.toLowerCase()]?.responses[String(status)];
  if (template === undefined || response === undefined) return undefined;
  const steps = ['paths', template, method.toLowerCase(), 'responses', String(status), 'content'];
  const schemaPointers = Object.keys(response.content ?? {}).map((contentType) => [
    contentType,
    [...steps, contentType, 'schema'].map(pointerStep).join(''),
  ]);
  return { response, schemaPointers: Object.fromEntries(schemaPointers) as Record<string, string> };
}

function fits(template: string, path: string, { paths }: OpenApiDocument, method: string): boolean {
  const wanted = template.split('/');
  const given = path.split('/');
  const isSame =
    wanted.length === given.length && wanted.every((step, index) => step.startsWith('{') || step === given[index]);
  return isSame && paths[template]?.[method.toLowerCase()] !== undefined;
}

/** One step of a JSON pointer in the fragment of a URI. */
function pointerStep(step: string): string {
  return `/${encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))}`;
}
