// One suite in a process of its own: runs test files, and tells the gate what becomes of each test. Its arguments are the
// seconds within which it has nothing left to do after the last test, and the files.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import { root } from '../prepare.mjs';

const { Base } = Mocha.reporters;
const { EVENT_HOOK_END, EVENT_TEST_BEGIN, EVENT_TEST_END } = Mocha.Runner.constants;
const { EVENT_TEST_FAIL, EVENT_TEST_PASS, EVENT_TEST_PENDING } = Mocha.Runner.constants;
const { timeout } = JSON.parse(readFileSync(join(root, '.mocharc.json'), 'utf8'));

/** What mocha takes for a reporter: it tells the gate what the others print. */
function Teller(runner) {
  runner.on(EVENT_TEST_BEGIN, (test) => tell({ running: test.fullTitle() }));
  runner.on(EVENT_TEST_PASS, () => tell({ counted: 'passing' }));
  runner.on(EVENT_TEST_PENDING, () => tell({ counted: 'pending' }));
  runner.on(EVENT_TEST_FAIL, (test, error) => tell({ counted: 'failing', failure: described(test, error) }));
  runner.on(EVENT_TEST_END, ({ file, duration }) => tell({ file, took: duration }));
  runner.on(EVENT_HOOK_END, ({ parent, duration }) => tell({ file: parent.file, took: duration }));
}

/** A failure as mocha lists it, without its number. */
function described(test, error) {
  const lines = [];
  const { consoleLog } = Base;
  Base.consoleLog = (...values) => lines.push(format(...values));
  test.err = error;
  Base.list([test]);
  Base.consoleLog = consoleLog;
  return lines.join('\n').replace(/^\s*1\) /, '');
}

function tell(message) {
  if (process.connected) process.send(message);
}

// Whatever this process started ends with it, also when the gate is killed.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
process.once('disconnect', () => process.exit(1));
process.channel.unref();

/** Something that was not closed keeps the process. Cleaning up as it exits is not that, however long a busy disk takes. */
function tellWhatIsOpen() {
  const open = [...new Set(process.getActiveResourcesInfo())];
  if (process.connected) process.send({ open }, () => process.exit(1));
}

const [endWithin, ...files] = process.argv.slice(2);
await import('./same-examples.mjs');
const mocha = new Mocha({ timeout, reporter: Teller });
for (const file of files) mocha.addFile(file);
await mocha.loadFilesAsync();
mocha.run((failures) => {
  tell({ done: true });
  setTimeout(tellWhatIsOpen, Number(endWithin) * 1000).unref();
  // Not before: libraries that clean up when there is nothing left to do end the process with 0.
  process.once('exit', () => (process.exitCode = failures === 0 ? process.exitCode : 1));
});
