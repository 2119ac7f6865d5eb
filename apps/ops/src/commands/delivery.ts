import { successOf } from '@ticket-distribution/client';
import type { Command } from 'commander';
import { type Connection, clientOf } from '../api/connection.js';
import { print } from '../output/print.js';
import { deliveryText } from './delivery-text.js';

/** `delivery`: one hand-over with the calls made for it. */
export function addDelivery(program: Command): void {
  program
    .command('delivery')
    .description('show one hand-over with the calls made for it')
    .argument('<key>', 'as deliveries lists it')
    .action(async (key: string, _, command: Command) => {
      const options = command.optsWithGlobals<Connection>();
      const { body } = successOf(await clientOf(options).readDelivery({ path: { deliveryKey: key } }));
      print(options.json, body, deliveryText);
    });
}
