import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aLine, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { withServer } from '../gateways/scripted-server.js';
import { onTheWire, versionUrl } from '../http/on-the-wire.js';
import { Running } from '../http/running.js';

const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const GIVEN = `00-${TRACE_ID}-00f067aa0ba902b7-01`;

describe('The running app', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'telemetry-process-'));
  });
  after(async () => {
    await Running.endAll();
    await rm(folder, { recursive: true, force: true });
  });

  it('is measured at /metrics, and traces a hand-over from the caller to the ticket system and the collector', async () => {
    const order = anOrder({ lines: [aLine({ method: 'BIFROST' })] });
    await withServer({ status: 200, body: '{}' }, async (collector) => {
      await withServer({ status: 503, body: '' }, async (system) => {
        const app = Running.start('main.js', [], {
          PORT: '0',
          DATABASE_URL: `sqlite:${join(folder, 'app.sqlite')}`,
          BIFROST_URL: system.baseUrl,
          OTEL_EXPORTER_OTLP_ENDPOINT: collector.baseUrl,
          OTEL_SERVICE_NAME: 'tickets of the test',
        });
        const address = await app.said(/http:\/\/127\.0\.0\.1:\d+/);
        const headers = { 'content-type': 'application/json', traceparent: GIVEN };
        const body = JSON.stringify(onTheWire(order));
        await fetch(address + versionUrl(order), { method: 'PUT', headers, body });
        await fetch(`${address}/v1/ticket-distribution-groups/${order.id}/distribute`, {
          method: 'POST',
          headers,
          body: '{}',
        });
        expect(system.received[0]?.headers.traceparent).to.match(new RegExp(`^00-${TRACE_ID}-`));

        const scraped = await (await fetch(`${address}/metrics`)).text();
        expect(scraped).to.match(
          /ticket_system_call_seconds_count\{system="BIFROST",operation="issue",outcome="no-effect"\} [1-9]/,
        );
        expect(scraped).to.include('ticket_distribution_deliveries_open{system="BIFROST",state="PENDING"} 1');

        app.signal('SIGTERM');
        expect((await app.ended()).code).to.equal(0);
        const sent = collector.received.map(({ path, body: spans }) => `${path} ${spans}`).join('\n');
        for (const told of ['/v1/traces', TRACE_ID, 'tickets of the test', 'issue BIFROST'])
          expect(sent).to.include(told);
      });
    });
  });
});
