import { parseArgs } from 'node:util';
import { DATABASES, type DatabaseName } from './world/databases.js';

/** What the command line of the crash test asks for. */
export interface CrashTestArguments {
  readonly minutes: number;
  readonly database: DatabaseName;
  readonly seed: string;
  readonly report: string | null;
}

export const CRASH_TEST_HELP = `npm run crash-test -- [options]

  --minutes N      how long (1); the round that runs then is ended
  --database NAME  ${Object.keys(DATABASES).join(' or ')} (sqlite)
  --seed S         what chance is made of; another one each time. The same seed asks for the same things and
                   breaks the same things; real processes take their own time all the same
  --report FILE    the report as JSON, too
  --help           this text

Ends with 0 when nothing was lost and nothing was twice, else with 1; what is needed to find out why is kept then.`;

/**
 * Reads the command line.
 *
 * @throws Error that says which argument is wrong
 */
export function readCrashTestArguments(given: readonly string[]): CrashTestArguments | 'help' {
  const { values } = parseArgs({
    args: [...given],
    options: {
      minutes: { type: 'string', default: '1' },
      database: { type: 'string', default: 'sqlite' },
      seed: { type: 'string', default: Date.now().toString(36) },
      report: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const minutes = Number(values.minutes);
  if (!(minutes > 0 && minutes <= 10_000)) throw new Error('--minutes must be a number above 0');
  if (!Object.hasOwn(DATABASES, values.database)) {
    throw new Error(`--database must be one of ${Object.keys(DATABASES).join(', ')}`);
  }
  const database = values.database as DatabaseName;
  return { minutes, database, seed: values.seed, report: values.report ?? null };
}
