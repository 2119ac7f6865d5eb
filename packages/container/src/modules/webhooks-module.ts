import { Clock, WebhookSender } from '@ticket-distribution/application';
import { HttpWebhookSender } from '@ticket-distribution/webhooks';
import { ContainerModule } from 'inversify';
import type { ContainerSettings } from '../shared/container-settings.js';

const TIMEOUT_MS = 15_000;

/** How events reach receivers outside. */
export function webhooksModule({
  webhookTimeoutMs: timeoutMs = TIMEOUT_MS,
  webhookPrivateHosts: privateHosts = [],
}: Pick<ContainerSettings, 'webhookTimeoutMs' | 'webhookPrivateHosts'>): ContainerModule {
  return new ContainerModule(({ bind }) => {
    bind(WebhookSender)
      .toResolvedValue(
        (clock: Clock) => new HttpWebhookSender({ timeoutMs, privateHosts, now: () => clock.now() }),
        [Clock],
      )
      .inSingletonScope();
  });
}
