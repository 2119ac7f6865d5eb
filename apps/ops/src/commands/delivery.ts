import type { Command } from 'commander';
import { type Connection, apiOf } from '../api/connection.js';
import { print } from '../output/print.js';
import { type ReadDeliveryJson, deliveryPath, deliveryText } from './delivery-json.js';

/** `delivery`: one hand-over with the calls made for it. */
export function addDelivery(program: Command): void {
  program
    .command('delivery')
    .description('show one hand-over with the calls made for it')
    .argument('<key>', 'as deliveries lists it')
    .action(async (key: string, _, command: Command) => {
      const options = command.optsWithGlobals<Connection>();
      const { body } = await apiOf(options).send<ReadDeliveryJson>('GET', deliveryPath(key));
      print(options.json, body, deliveryText);
    });
}
