import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';

/** Some tests wait most of their time for a process or a clock: one more than there are processors. */
const JOBS = availableParallelism() + 1;

const HELP = `node scripts/gate.mjs [options]

  --fast           only what runs in memory
  --only a,b       only the suites of these folders
  --tests folder   where the compiled tests are (test/dist)
  --no-checks      neither lint nor format
  --jobs number    how many run at once (${JOBS})
  --end-within s   seconds within which a suite has nothing left to do after its last test (60)
  --record         write down how long each file took: the suites are balanced by it`;

/** What the command line asks for; says what it could ask for when it asks for anything else. */
export function options() {
  const flag = { type: 'boolean', default: false };
  try {
    const { values } = parseArgs({
      options: {
        fast: flag,
        only: { type: 'string' },
        tests: { type: 'string', default: 'test/dist' },
        'no-checks': flag,
        jobs: { type: 'string', default: String(JOBS) },
        'end-within': { type: 'string', default: '60' },
        record: flag,
        help: flag,
      },
    });
    if (!values.help)
      return {
        ...values,
        only: values.only?.split(','),
        checks: !values['no-checks'],
        jobs: number('jobs', values),
        endWithin: number('end-within', values),
      };
    console.log(HELP);
    process.exit(0);
  } catch (error) {
    console.error(`${error.message}\n\n${HELP}`);
    process.exit(2);
  }
}

function number(name, { [name]: text }) {
  if (!/^[1-9][0-9]*$/.test(text)) throw new Error(`--${name} must be a number from 1 on`);
  return Number(text);
}
