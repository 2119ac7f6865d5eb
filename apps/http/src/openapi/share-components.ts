import type { HeaderDocument, OperationDocument, ResponseDocument } from './operation-document.js';
import type { Parameter } from '../operations/parameters.js';
import { type Reference, Sharing } from './sharing.js';
import { responseNames } from './response-names.js';

/** A response of the document; what others have too is named. */
export interface SharedResponse extends Omit<ResponseDocument, 'headers'> {
  readonly headers: Readonly<Record<string, HeaderDocument | Reference>>;
}

/** An operation of the document; what others have too is named. */
export interface SharedOperation extends Omit<OperationDocument, 'parameters' | 'responses'> {
  readonly parameters: readonly (Parameter | Reference)[];
  readonly responses: Readonly<Record<string, SharedResponse | Reference>>;
}

type Paths<Item> = Readonly<Record<string, Readonly<Record<string, Item>>>>;

export interface Shared {
  readonly paths: Paths<SharedOperation>;
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly headers: Readonly<Record<string, HeaderDocument>>;
  readonly responses: Readonly<Record<string, SharedResponse>>;
}

/** Moves each header, parameter and refusal that stands more than once among the components. */
export function shareComponents(paths: Paths<OperationDocument>): Shared {
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
  const allResponses = operations.flatMap((operation) => Object.values(operation.responses));
  const parameters = new Sharing<Parameter>(
    'parameters',
    operations.flatMap((operation) => operation.parameters),
  );
  const headers = new Sharing<HeaderDocument>(
    'headers',
    allResponses.flatMap((response) => Object.values(response.headers)),
  );
  const withHeaders = (response: ResponseDocument): SharedResponse => ({
    ...response,
    headers: mapped(response.headers, (header, name) => headers.shared([headerName(name, header)], header)),
  });
  const responses = new Sharing<SharedResponse>('responses', allResponses.map(withHeaders));
  const share = (operation: OperationDocument): SharedOperation => ({
    ...operation,
    parameters: operation.parameters.map((parameter) => parameters.shared([parameterName(parameter)], parameter)),
    responses: mapped(operation.responses, (response, status) =>
      responses.shared(responseNames(Number(status), response), withHeaders(response)),
    ),
  });
  return {
    paths: mapped(paths, (methods) => mapped(methods, share)),
    parameters: parameters.all(),
    headers: headers.all(),
    responses: responses.all(),
  };
}

function mapped<From, To>(
  items: Readonly<Record<string, From>>,
  change: (item: From, name: string) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(items).map(([name, item]) => [name, change(item, name)]));
}

/** `page` in a query is `PageQuery`: a name may stand in more than one place. */
function parameterName({ name, in: place }: Parameter): string {
  return `${upperFirst(name.replaceAll('-', ''))}${upperFirst(place)}`;
}

function headerName(name: string, { required }: HeaderDocument): string {
  return `${upperFirst(name.replaceAll('-', ''))}${required ? '' : 'Sometimes'}`;
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
