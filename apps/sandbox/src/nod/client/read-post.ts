import { JsonObject } from '../../reading/json-object.js';
import { Malformed } from '../../reading/malformed.js';
import { ClientError } from '../client-protocol/client-error.js';
import type { Command } from '../client-protocol/commands.js';

/** Reads the context that a client posts first: its capabilities. Throws `Malformed`. */
export const readContext = (body: unknown): readonly number[] =>
  JsonObject.of(body)
    .object('context')
    .list('capabilities', (capability, path) => {
      if (typeof capability !== 'number' || !Number.isInteger(capability))
        throw new Malformed(path, 'must be a whole number');
      return capability;
    });

/** Reads the results of those commands that expect one, in the order of the commands. Throws `Malformed` or `ClientError` RESULT_INVALID. */
export const readResults = (body: unknown, commands: readonly Command[]): string[] => {
  const results = JsonObject.of(body).list('results', (item, path) => {
    const result = JsonObject.of(item, path);
    return { commandId: result.integer('commandId', 1, 100_000), data: result.string('data', /^[A-Za-z0-9]{1,600}$/) };
  });
  const expected = commands.filter(({ expectsResult }) => expectsResult);
  if (results.length !== expected.length)
    throw invalid('Post one result for each command that expects one, and no other.');
  return expected.map((command) => {
    const result = results.find(({ commandId }) => commandId === command.id);
    if (result === undefined) throw invalid(`The result of command ${command.id} is missing.`);
    if (command.type === 'qrTicketCommand' && result.data !== 'STORED')
      throw invalid('A ticket that is not stored is not picked up.');
    return result.data;
  });
};

const invalid = (message: string): ClientError => new ClientError(422, 'RESULT_INVALID', message);
