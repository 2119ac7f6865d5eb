import { setFlagsFromString } from 'node:v8';
import { Clock, Engine, Ids } from '@ticket-distribution/application';
import { Database, type MethodRegistry, createContainer } from '@ticket-distribution/container';
import { methodsOf } from '@ticket-distribution/domain';
import { createApp } from './create-app.js';
import { jsonLogger } from './logging/json-logger.js';
import { pinoDeliveryLog } from './logging/pino-delivery-log.js';
import { whyNotStarted } from './logging/why-not-started.js';
import { EventLoopWatch } from './readiness/event-loop-watch.js';
import { needsOf } from './readiness/needs-of.js';
import { securityOptionsOf } from './security-options-of.js';
import { callbackSecretsOf } from './settings/callback-secrets-of.js';
import { containerSettingsOf } from './settings/container-settings-of.js';
import { settingProblemsText, settingsHelp } from './settings/settings-help.js';
import { type Settings, readSettings } from './settings/settings.js';
import { shutDownOnSignal } from './shut-down-on-signal.js';
import { openTelemetry } from './telemetry/open-telemetry.js';

/** What the app is run with; everything else is set by the environment. */
export interface RunOptions {
  /** `contractMethods`, alone or with others. */
  readonly methods: MethodRegistry;
  /** What relative paths in settings are relative to; default: the working directory. */
  readonly baseFolder?: string;
}

/**
 * Runs the app in this process until it is told to stop: settings from the environment, `--help` as its only argument. Ends the
 * process when it cannot start.
 */
export async function runApp({ methods, baseFolder = process.cwd() }: RunOptions): Promise<void> {
  // V8 throws away what it compiled of functions that nobody called for half a minute: the first orders after a pause would take
  // half as much CPU again as the others. What is kept are one or two MiB.
  setFlagsFromString('--no-flush-bytecode');
  const settings = settingsOrExit(process.argv.slice(2), methods);
  const logger = jsonLogger(settings.logLevel);
  try {
    await serve(settings, { methods, baseFolder }, logger);
  } catch (error) {
    logger.fatal(whyNotStarted(error), 'the app cannot start');
    process.exit(1);
  }
}

async function serve(
  settings: Settings,
  { methods, baseFolder }: Required<RunOptions>,
  logger: ReturnType<typeof jsonLogger>,
): Promise<void> {
  const container = createContainer(containerSettingsOf(settings, methods, baseFolder));
  const eventLoop = new EventLoopWatch();
  const telemetry = await openTelemetry(container, { settings, eventLoop, log: pinoDeliveryLog(logger) });
  const database = await container.getAsync(Database);
  const clock = await container.getAsync(Clock);
  const ids = await container.getAsync(Ids);
  const engine = await container.getAsync(Engine);
  const now = () => clock.now();
  const security = securityOptionsOf(settings, now, logger);
  const app = await createApp(engine.useCases, {
    methods: methodsOf(methods),
    bodyLimit: settings.bodyLimit,
    needs: needsOf({
      database,
      deliveries: settings.role === 'api' ? null : engine.background.deliveryLoop,
      tokens: security.tokens ?? null,
      eventLoop,
      longestDelayMs: settings.eventLoopDelayMaxMs,
      elapsed: () => clock.elapsed(),
    }),
    newCorrelationId: () => ids.nextCorrelationId(),
    now,
    callbackSecrets: callbackSecretsOf(settings),
    ...security,
    telemetry,
    logger,
    serves: settings.role === 'worker' ? 'health' : 'everything',
  });
  shutDownOnSignal(async () => {
    await app.close();
    await engine.stop();
    await container.unbindAllAsync();
    await telemetry.close();
  }, logger);
  const recovered = await engine.start();
  if (recovered > 0) logger.info({ recovered }, 'deliveries of a process that ended are taken up again');
  const { host, port, role } = settings;
  await app.listen({ host, port, listenTextResolver: (address) => `listening at ${address} as ${role}` });
}

/** The settings of this run; ends the process when help is asked for, or when they cannot be used. */
function settingsOrExit([argument]: readonly string[], methods: MethodRegistry): Settings {
  if (argument === '--help') {
    console.log(settingsHelp(methods));
    process.exit(0);
  }
  if (argument !== undefined) {
    console.error(`Unknown argument ${argument}. The only one is --help; everything else is set by the environment.`);
    process.exit(1);
  }
  const reading = readSettings(process.env, methods);
  if ('settings' in reading) return reading.settings;
  console.error(settingProblemsText(reading.problems));
  process.exit(1);
}
