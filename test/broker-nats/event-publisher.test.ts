import { NatsEventPublisher } from '@ticket-distribution/broker-nats';
import { InMemoryEventPublisher, MemoryBroker } from '@ticket-distribution/testkit';
import { mochaRunner } from '@ticket-distribution/testkit/mocha';
import { type OpenBroker, eventPublisherContract } from '@ticket-distribution/testkit/suites';
import { NATS_SERVER, NatsServer } from './nats-server.js';

eventPublisherContract(mochaRunner, 'memory', async () => {
  const broker = new MemoryBroker();
  return {
    publisher: () => new InMemoryEventPublisher(broker),
    kept: async () => broker.kept.map(({ id }) => id),
    close: async () => {},
  };
});

if (NATS_SERVER !== null) eventPublisherContract(mochaRunner, 'NATS JetStream', openNats);

async function openNats(): Promise<OpenBroker> {
  const server = await NatsServer.start();
  const publishers: NatsEventPublisher[] = [];
  return {
    publisher: () => {
      const publisher = new NatsEventPublisher({ servers: [server.url], stream: 'EVENTS' });
      publishers.push(publisher);
      return publisher;
    },
    kept: async () => (await server.messages('EVENTS')).map(({ id }) => id),
    close: async () => {
      for (const publisher of publishers) await publisher.close();
      await server.remove();
    },
  };
}
