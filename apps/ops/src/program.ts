import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { printable } from './output/printable.js';
import { addConnection } from './api/connection.js';
import { addAudit } from './commands/audit.js';
import { addDeliveries } from './commands/deliveries.js';
import { addDelivery } from './commands/delivery.js';
import { addDrifts, addRepair } from './commands/drifts.js';
import { addPurge } from './commands/purge.js';
import { addErase } from './commands/erase.js';
import { addRegenerate } from './commands/regenerate.js';
import { addRetry } from './commands/retry.js';
import { addSkip } from './commands/skip.js';
import { addSystems } from './commands/systems.js';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};

const AFTER_HELP = `
Environment:
  OPS_ADDRESS  the base address of the app
  OPS_TOKEN    the bearer token that says who you are
  OPS_CLIENT   who audit, where no token says it

Exit codes:
  0 done   1 refused, or some orders failed   2 wrong usage   3 not reachable   130 interrupted`;

/** The tool with all its commands. */
export function opsProgram(): Command {
  const program = new Command('ticket-distribution-ops')
    .description("the operator's desk of ticket distribution")
    .version(version)
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(printable(text)) })
    .showHelpAfterError('(--help says more)')
    .addHelpText('after', AFTER_HELP);
  addConnection(program);
  for (const add of [
    addDeliveries,
    addDelivery,
    addRetry,
    addSkip,
    addSystems,
    addDrifts,
    addRepair,
    addPurge,
    addErase,
    addRegenerate,
    addAudit,
  ]) {
    add(program);
  }
  return program;
}
