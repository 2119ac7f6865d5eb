// #region own-app
import { createApp } from '@ticket-distribution/http';
import { FakeTicketSystem, anEngine } from '@ticket-distribution/testkit';
import { systemPorts } from '@ticket-distribution/system';

/** Any engine will do; this one forgets everything when the process ends. */
const { clock, ids } = systemPorts();
const engine = anEngine({ clock, ids, gateways: { NOD: new FakeTicketSystem() } });
const app = await createApp(engine, {
  bodyLimit: 1024 * 1024,
  needs: [],
  newCorrelationId: () => ids.nextCorrelationId(),
  now: () => clock.now(),
  loopbackOnly: true,
});

const address = await app.listen({ host: '127.0.0.1', port: 0 });
const answer = await fetch(`${address}/health/ready`);
console.log(answer.status, await answer.text());
await app.close();
// #endregion own-app
