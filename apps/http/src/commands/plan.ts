import { DomainError } from '@ticket-distribution/domain';
import { planOfFiles } from './plan/plan-of-files.js';
import { planText } from './plan/plan-text.js';
import { UnusableFile, readJsonFile } from './plan/read-json-file.js';
import { toPlanView } from '../views/plan-view.js';

const USAGE = `npm run plan -- [--json] order.json [groups.json]

Prints what generating would do with an order, and why. No server, no database.
  order.json   an order document, as it is recorded
  groups.json  an array of groups as the API answers them; what they show is taken as what the order said last
  --json       print the plan as the preview operation answers it`;

/** npm runs scripts at the root of the repository; paths are meant from where npm was called. */
const { npm_lifecycle_event: script, INIT_CWD: calledFrom } = process.env;
const folder = script === 'plan' && calledFrom !== undefined ? calledFrom : process.cwd();

const given = process.argv.slice(2);
const unknown = given.filter((argument) => argument.startsWith('-') && !['--json', '--help'].includes(argument));
const [orderFile, groupsFile, ...more] = given.filter((argument) => !argument.startsWith('-'));

if (given.includes('--help')) {
  console.log(USAGE);
} else if (unknown.length > 0 || more.length > 0 || orderFile === undefined) {
  const wrong = [...unknown, ...more];
  console.error(wrong.length > 0 ? `Unknown argument ${wrong.join(' ')}.\n\n${USAGE}` : USAGE);
  process.exitCode = 1;
} else {
  await print(orderFile, groupsFile).catch((error: unknown) => {
    console.error(refusalText(error));
    process.exitCode = 1;
  });
}

async function print(order: string, groups: string | undefined): Promise<void> {
  const plan = planOfFiles(
    await readJsonFile(order, folder, 'kept'),
    groups === undefined ? [] : await readJsonFile(groups, folder, 'absent'),
  );
  const view = toPlanView(plan);
  console.log(given.includes('--json') ? JSON.stringify(view, null, 2) : planText(view));
}

/** A refusal in words; a fault of our own is thrown on. */
function refusalText(error: unknown): string {
  if (error instanceof UnusableFile) return error.message;
  if (!(error instanceof DomainError)) throw error;
  if (error.violations.length === 0) return error.message;
  return error.violations.map(({ field, message }) => `${field} ${message}`).join('\n');
}
