import { type AnyRequest, Caller } from './caller.js';
import type { ClientOptions } from './client-options.js';
import type { CallOptions, Client } from './client.js';
import { OPERATIONS } from './generated/operations.js';

/** A client of the service at an address. */
export function createClient(options: ClientOptions): Client {
  const caller = new Caller(options);
  const methods = Object.entries(OPERATIONS).map(([id, operation]) => [
    id,
    (request: AnyRequest = {}, callOptions: CallOptions = {}) => caller.call(operation, request, callOptions),
  ]);
  return Object.fromEntries(methods) as Client;
}
