import { writeFile } from 'node:fs/promises';
import { crashCampaign } from './campaign.js';
import { CRASH_TEST_HELP, type CrashTestArguments, readCrashTestArguments } from './crash-test-options.js';
import { reportText } from './report/report-text.js';

const LOAD_MS = 12_000;

const { minutes, database, seed, report: file } = argumentsOrExit();
let isStopped = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    console.log(`${signal}: stopping after this round; the second time at once`);
    isStopped = true;
    process.once(signal, () => process.exit(1));
  });
}

console.log(`Crash test on ${database}, ${minutes} minutes, seed ${seed}`);
const say = (line: string): void => console.log(line);
const report = await crashCampaign({ database, minutes, seed, loadMs: LOAD_MS, say, isStopped: () => isStopped });
console.log(reportText(report));
if (file !== null) await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
// Said outright: what ends the database server with this process would else end it with 0.
process.exit(report.violations.length === 0 ? 0 : 1);

function argumentsOrExit(): CrashTestArguments {
  try {
    const read = readCrashTestArguments(process.argv.slice(2));
    if (read !== 'help') return read;
    console.log(CRASH_TEST_HELP);
    process.exit(0);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${CRASH_TEST_HELP}`);
    process.exit(1);
  }
}
