import { successOf } from '@ticket-distribution/client';
import type { TicketStatement } from '@ticket-distribution/client/schemas';
import { type Command, Option } from 'commander';
import { type Connection, clientOf } from '../api/connection.js';
import { print } from '../output/print.js';
import { deliveryText } from './delivery-text.js';
import { seenRevision } from './seen-revision.js';

interface Options extends Connection {
  readonly tickets: TicketStatement;
  readonly reason: string;
  readonly revision?: string;
  readonly externalReference?: string;
  readonly fareContractRef?: string;
  readonly customerAccountRef?: string;
}

/** `skip`: a hand-over ends on the word of somebody who asked the ticket system. */
export function addSkip(program: Command): void {
  program
    .command('skip')
    .description('end a hand-over on your word, after you have asked the ticket system how its tickets stand there')
    .argument('<key>', 'as deliveries lists it')
    .addOption(
      new Option(
        '--tickets <statement>',
        'how they stand there: there or not-there (issue, cancel), changed or unchanged',
      )
        .choices(['there', 'not-there', 'changed', 'unchanged'])
        .makeOptionMandatory(),
    )
    .requiredOption('--reason <text>', 'how you know, for the audit and the history of the tickets')
    .option('--revision <number>', 'the revision that you saw; default: as it is now')
    .option('--external-reference <text>', 'what the ticket system calls the tickets that are there')
    .option('--fare-contract-ref <text>', 'likewise')
    .option('--customer-account-ref <text>', 'likewise')
    .action(async (key: string, _, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const client = clientOf(options);
      const body = { revision: await seenRevision(client, key, options.revision), ...saidOf(options) };
      const answer = successOf(await client.skipDelivery({ path: { deliveryKey: key }, body }));
      print(options.json, answer.body, deliveryText);
    });
}

function saidOf({ tickets, reason, externalReference, fareContractRef, customerAccountRef }: Options) {
  const given = Object.entries({ externalReference, fareContractRef, customerAccountRef });
  const references = given.filter(([, value]) => value !== undefined);
  return { tickets, reason, ...(references.length === 0 ? {} : { references: Object.fromEntries(references) }) };
}
