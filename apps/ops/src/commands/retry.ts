import { successOf } from '@ticket-distribution/client';
import type { Command } from 'commander';
import { type Connection, clientOf } from '../api/connection.js';
import { print } from '../output/print.js';
import { deliveryText } from './delivery-text.js';
import { seenRevision } from './seen-revision.js';

interface Options extends Connection {
  readonly revision?: string;
  readonly reason?: string;
}

/** `retry`: a hand-over is tried now. */
export function addRetry(program: Command): void {
  program
    .command('retry')
    .description('try a hand-over now: another round of attempts for one that was set aside')
    .argument('<key>', 'as deliveries lists it')
    .option('--reason <text>', 'why, for the audit')
    .option('--revision <number>', 'the revision that you saw; default: as it is now')
    .action(async (key: string, _, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const client = clientOf(options);
      const revision = await seenRevision(client, key, options.revision);
      const said = { revision, reason: options.reason };
      const { status, body } = successOf(await client.retryDelivery({ path: { deliveryKey: key }, body: said }));
      const note = status === 202 ? '\n\nit waits for its answer; it goes on without further calls' : '';
      print(options.json, body, (delivery) => deliveryText(delivery) + note);
    });
}
