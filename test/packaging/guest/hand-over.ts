import { FakeTicketSystem, aLine, anEngine, anOrder } from '@ticket-distribution/testkit';

const nod: FakeTicketSystem = new FakeTicketSystem();
const engine = anEngine({ gateways: { NOD: nod } });
const document = anOrder({ lines: [aLine({ method: 'NOD' })] });
const caller = { correlationId: 'outside', identity: null };
await engine.recordOrderVersion.execute({ document, caller });
await engine.distributeGroups.execute({ orderId: document.id, pickup: {}, language: 'nob', caller });
console.log(`${nod.tickets.length} ticket`);
