export { NatsEventPublisher } from './nats-event-publisher.js';
export type { NatsOptions } from './nats-options.js';
