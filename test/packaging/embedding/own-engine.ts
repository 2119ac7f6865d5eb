// #region own-engine
import { type CallResult, type TicketSystemGateway, createEngine } from '@ticket-distribution/application';
import { type FulfillmentPolicy, fulfillmentPolicies, ticketsOf } from '@ticket-distribution/domain';
import { migrateDatabase, openDatabase } from '@ticket-distribution/persistence-typeorm';
import { CockatielCircuitBreakers } from '@ticket-distribution/resilience-cockatiel';
import { systemPorts } from '@ticket-distribution/system';
import { anOrder } from './an-order.js';

declare module '@ticket-distribution/domain' {
  interface FulfillmentMethods {
    POSTCARD: true;
  }
}

const policy: FulfillmentPolicy<'POSTCARD'> = { ...fulfillmentPolicies.BIFROST, method: 'POSTCARD' };
const sent: string[] = [];
const gateway: TicketSystemGateway = {
  dedupes: true,
  async handOver(handOver): Promise<CallResult> {
    sent.push(handOver.operation);
    const none = { externalReference: null, fareContractRef: null, customerAccountRef: null };
    const references = ticketsOf(handOver).map((id) => ({ ticketDistributionId: id, ...none }));
    return { outcome: { kind: 'applied', references }, transcript: { request: null, answer: null } };
  },
  async ask(): Promise<CallResult> {
    const outcome = { kind: 'unknown', reason: 'a postcard does not answer' } as const;
    return { outcome, transcript: { request: null, answer: null } };
  },
  keysPerLook: 10,
  keysPerCall: 10,
  async look() {
    return { reports: [], failure: 'a postcard cannot be looked at' };
  },
};

const place = { databaseUrl: 'sqlite:./postcards.sqlite', baseFolder: process.cwd(), tablePrefix: 'tickets_' };
await migrateDatabase(place);
const database = await openDatabase(place);
const system = systemPorts();
const engine = createEngine(
  {
    ...system,
    ...database,
    breakers: new CockatielCircuitBreakers(system.clock, { failures: 5, pauseMs: 5000, longestPauseMs: 60_000 }),
    methods: { POSTCARD: { policy, gateway } },
  },
  { processes: database.processes },
);

await engine.start();
const { useCases } = engine;
const caller = { correlationId: 'my-first-order', identity: null };
const asked = { orderId: anOrder(1, 'POSTCARD').id, caller } as const;
await useCases.recordOrderVersion.execute({ document: anOrder(1, 'POSTCARD'), caller });
await useCases.distributeGroups.execute({ ...asked, pickup: {}, language: 'nob' });
await useCases.recordOrderVersion.execute({ document: anOrder(2, 'POSTCARD', 'CANCELLED'), caller });
await engine.stop(); // when the calls under way have ended
const [reading] = await useCases.generateGroups.execute(asked);
console.log(`${sent.join(', ')}: ${reading?.group.tickets.map(({ status }) => status).join(' ')}`);
await database.close();
// #endregion own-engine
