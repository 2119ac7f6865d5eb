import { fileURLToPath } from 'node:url';
import {
  Clock,
  DeliveryLoop,
  ForgetLoop,
  Ids,
  LeaseLoop,
  LookoutLoop,
  RecoverDeliveries,
} from '@ticket-distribution/application';
import { Database, createContainer } from '@ticket-distribution/container';
import { createApp } from './create-app.js';
import { jsonLogger } from './logging/json-logger.js';
import { whyNotStarted } from './logging/why-not-started.js';
import { pinoDeliveryLog } from './logging/pino-delivery-log.js';
import { callbackSecretsOf } from './settings/callback-secrets-of.js';
import { containerSettingsOf } from './settings/container-settings-of.js';
import { EventLoopWatch } from './readiness/event-loop-watch.js';
import { needsOf } from './readiness/needs-of.js';
import { securityOptionsOf } from './security-options-of.js';
import { settingProblemsText, settingsHelp } from './settings/settings-help.js';
import { type Settings, readSettings } from './settings/settings.js';
import { shutDownOnSignal } from './shut-down-on-signal.js';
import { openTelemetry } from './telemetry/open-telemetry.js';
import { useCasesOf } from './use-cases-of.js';

/** The root of the repository, from apps/http/dist. */
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

const settings = settingsOrExit(process.argv.slice(2));
const logger = jsonLogger(settings.logLevel);
try {
  await serve();
} catch (error) {
  logger.fatal(whyNotStarted(error), 'the app cannot start');
  process.exit(1);
}

async function serve(): Promise<void> {
  const container = createContainer(containerSettingsOf(settings, ROOT));
  const eventLoop = new EventLoopWatch();
  const telemetry = await openTelemetry(container, { settings, eventLoop, log: pinoDeliveryLog(logger) });
  const database = await container.getAsync(Database);
  const clock = await container.getAsync(Clock);
  const ids = await container.getAsync(Ids);
  const leases = await container.getAsync(LeaseLoop);
  const deliveries = await container.getAsync(DeliveryLoop);
  const looks = await container.getAsync(LookoutLoop);
  const forgetting = await container.getAsync(ForgetLoop);
  const now = () => clock.now();
  const security = securityOptionsOf(settings, now, logger);
  const worksHere = settings.role === 'api' ? null : deliveries;
  const app = await createApp(await useCasesOf(container), {
    bodyLimit: settings.bodyLimit,
    needs: needsOf({
      database,
      deliveries: worksHere,
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
  if (database.processes === 'one') await recover(container);
  shutDownOnSignal(async () => {
    await app.close();
    await looks.stop();
    await forgetting.stop();
    await deliveries.stop();
    await leases.stop();
    await container.unbindAllAsync();
    await telemetry.close();
  }, logger);
  const { host, port, role } = settings;
  await app.listen({ host, port, listenTextResolver: (address) => `listening at ${address} as ${role}` });
  if (role === 'api') return;
  leases.start();
  deliveries.start();
  looks.start();
  forgetting.start();
}

/** What is claimed in a database that one process uses was left by one that is gone. */
async function recover(container: ReturnType<typeof createContainer>): Promise<void> {
  const recovered = await (await container.getAsync(RecoverDeliveries)).execute();
  if (recovered > 0) logger.info({ recovered }, 'deliveries of a process that ended are taken up again');
}

/** The settings of this run; ends the process when help is asked for, or when they cannot be used. */
function settingsOrExit(given: readonly string[]): Settings {
  const [argument] = given;
  if (argument === '--help') {
    console.log(settingsHelp());
    process.exit(0);
  }
  if (argument !== undefined) {
    console.error(`Unknown argument ${argument}. The only one is --help; everything else is set by the environment.`);
    process.exit(1);
  }
  const reading = readSettings(process.env);
  if ('settings' in reading) return reading.settings;
  console.error(settingProblemsText(reading.problems));
  process.exit(1);
}
