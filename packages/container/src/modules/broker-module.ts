import { EventPublisher } from '@ticket-distribution/application';
import { NatsEventPublisher } from '@ticket-distribution/broker-nats';
import { ContainerModule } from 'inversify';
import type { ContainerSettings } from '../shared/container-settings.js';

/** Where the feed is told besides: nowhere without settings of a broker. */
export function brokerModule({ nats }: Pick<ContainerSettings, 'nats'>): ContainerModule {
  return new ContainerModule(({ bind }) => {
    if (nats === undefined) return;
    bind(EventPublisher)
      .toResolvedValue(() => new NatsEventPublisher(nats))
      .inSingletonScope()
      .onDeactivation((publisher) => (publisher instanceof NatsEventPublisher ? publisher.close() : undefined));
  });
}
