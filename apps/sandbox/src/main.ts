import { settingsFrom } from './settings.js';
import { startSandbox } from './start-sandbox.js';

const fail = (error: unknown): never => {
  process.stderr.write(`sandbox: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
};

try {
  const exit = (): void => void process.kill(process.pid, 'SIGKILL');
  const sandbox = await startSandbox({ ...settingsFrom(process.env), exit });
  process.stdout.write(`sandbox listening on ${sandbox.address}\n`);

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void sandbox.close().then(() => process.exit(0), fail));
  }
} catch (error) {
  fail(error);
}
