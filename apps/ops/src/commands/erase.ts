import { successOf } from '@ticket-distribution/client';
import type { Erasure } from '@ticket-distribution/client/schemas';
import type { Command } from 'commander';
import { type Connection, clientOf } from '../api/connection.js';
import { print } from '../output/print.js';
import { facts, table } from '../output/table.js';

interface Options extends Connection {
  readonly force: boolean;
}

/** `erase`: a customer is erased in everything that is kept. */
export function addErase(program: Command): void {
  program
    .command('erase')
    .description('erase a customer in everything that is kept; the receipt is given once')
    .argument('<customerId>', 'the customer')
    .option('--force', 'also where a ticket is live, or a hand-over has no answer', false)
    .action(async (customerId: string, _, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const request = { path: { customerId }, ...(options.force && { query: { force: true } }) };
      const { body } = successOf(await clientOf(options).eraseCustomer(request));
      print(options.json, body, erasureText);
    });
}

function erasureText({ at, erased, orderIds, stillNamed, kept, ticketSystems }: Erasure): string {
  return [
    `erased at ${at} in ${orderIds.length} orders`,
    facts(Object.entries({ ...erased })),
    ...part('to be erased again', stillNamed, [
      { heading: 'order', of: ({ orderId }) => orderId },
      { heading: 'why', of: ({ why }) => why },
    ]),
    ...part('ticket systems to be asked', ticketSystems, [
      { heading: 'system', of: ({ fulfillmentMethod }) => fulfillmentMethod },
      { heading: 'order', of: ({ orderId }) => orderId },
      { heading: 'told as', of: ({ deliveryKeys }) => deliveryKeys.join(', ') },
    ]),
    ...part('kept', kept, [
      { heading: 'what', of: ({ what }) => what },
      { heading: 'why', of: ({ why }) => why },
    ]),
  ].join('\n');
}

function part<Item>(title: string, ...[items, columns]: Parameters<typeof table<Item>>): readonly string[] {
  return items.length === 0 ? [] : ['', title, table(items, columns)];
}
