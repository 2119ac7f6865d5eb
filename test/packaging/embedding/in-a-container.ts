// #region in-a-container
import 'reflect-metadata';
import { DeliveryLog, Engine, RecordOrderVersion } from '@ticket-distribution/application';
import { Policies, contractMethods, createContainer } from '@ticket-distribution/container';
import { fulfillmentPolicies } from '@ticket-distribution/domain';
import { ContainerModule } from 'inversify';
import { anOrder } from './an-order.js';

const address = process.env['TICKET_SYSTEMS'] ?? 'http://127.0.0.1:3100';
const settings = {
  databaseUrl: 'sqlite:./container.sqlite',
  baseFolder: process.cwd(),
  timeZone: 'Europe/Oslo',
  methods: contractMethods,
  ticketSystemUrls: { NOD: address, ACCOUNT_BASED_TICKETING: address, INTERNATIONAL: address, BIFROST: address },
  ticketSystemTimeoutMs: 5000,
  breaker: { failures: 5, pauseMs: 5000, longestPauseMs: 60_000 },
};
/** Everything is a binding: a policy, a port, the clock. */
const mine = new ContainerModule(({ rebind }) => {
  const { BIFROST } = fulfillmentPolicies;
  rebind(Policies).toConstantValue({ ...fulfillmentPolicies, BIFROST: { ...BIFROST, handedOverBy: 'generate' } });
  rebind(DeliveryLog).toConstantValue({ attempted: () => {}, failed: (key, error) => console.error(key, error) });
});
const container = createContainer(settings, mine);

const engine = await container.getAsync(Engine);
await engine.start();
const recordOrderVersion = await container.getAsync(RecordOrderVersion);
const caller = { correlationId: 'my-first-order', identity: null };
const { outcome, groups } = await recordOrderVersion.execute({ document: anOrder(1, 'BIFROST'), caller });
console.log(`${outcome}: ${groups.flatMap(({ group }) => group.tickets.map(({ status }) => status)).join(' ')}`);
await engine.stop();
await container.unbindAllAsync();
// #endregion in-a-container
