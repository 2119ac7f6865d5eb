import type { Backlog } from '@ticket-distribution/application';
import type { Attempt, DeliveryKey } from '@ticket-distribution/domain';
import { CountedDeliveryLog, EngineMetrics } from '@ticket-distribution/telemetry';
import { RecordingDeliveryLog, aDrift, aLine, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { beforeEach, describe, it } from 'mocha';
import { type AppUnderTest, anApp } from '../http/an-app.js';
import { WatchedApp } from './watched-app.js';

const NOD_ORDER = anOrder({ lines: [aLine({ method: 'NOD' })] });
const DISTRIBUTE = `/v1/ticket-distribution-groups/${NOD_ORDER.id}/distribute`;

describe('The metrics', () => {
  let watched: WatchedApp;
  let app: AppUnderTest;
  beforeEach(async () => {
    watched = await WatchedApp.open();
    app = await watched.serve();
    await app.record(NOD_ORDER);
  });

  const scraped = async (): Promise<string> => {
    const { status, headers, body } = await app.send<string>('GET', '/metrics');
    expect(status).to.equal(200);
    expect(headers['content-type']).to.match(/^text\/plain; version=0\.0\.4/);
    return body;
  };
  /** The value of a series, by its name and all its labels; null: there is no such series. */
  const valueOf = (text: string, series: string): number | null => {
    const line = text.split('\n').find((candidate) => candidate.startsWith(`${series} `));
    return line === undefined ? null : Number(line.slice(series.length));
  };

  it('count and time calls to ticket systems by operation and outcome', async () => {
    watched.nod.meet('unavailable');
    await app.send('POST', DISTRIBUTE);
    const text = await scraped();
    const failed =
      'ticket_distribution_ticket_system_call_seconds_count{system="NOD",operation="issue",outcome="no-effect"}';
    expect(valueOf(text, failed)).to.equal(1);
    expect(text).to.include(
      'ticket_distribution_ticket_system_call_seconds_bucket{le="+Inf",system="NOD",operation="issue",outcome="no-effect"} 1',
    );
  });

  it('tell what waits, by ticket system and state, and how long the oldest has waited', async () => {
    watched.nod.meet('unavailable');
    await app.send('POST', DISTRIBUTE);
    await watched.clock.advance(1500);
    const text = await scraped();
    expect(valueOf(text, 'ticket_distribution_deliveries_open{system="NOD",state="PENDING"}')).to.equal(1);
    expect(valueOf(text, 'ticket_distribution_deliveries_open_oldest_seconds{system="NOD",state="PENDING"}')).to.equal(
      1.5,
    );
    expect(valueOf(text, 'ticket_distribution_backlog_read')).to.equal(1);
  });

  it('forget what waits no more', async () => {
    watched.nod.meet('unavailable');
    await app.send('POST', DISTRIBUTE);
    await scraped();
    await watched.clock.advance(1500);
    await Promise.all(await watched.engine.courier.startDue());
    const text = await scraped();
    expect(valueOf(text, 'ticket_distribution_deliveries_open{system="NOD",state="PENDING"}')).to.equal(null);
    const done =
      'ticket_distribution_ticket_system_call_seconds_count{system="NOD",operation="issue",outcome="applied"}';
    expect(valueOf(text, done)).to.equal(1);
  });

  it('tell the open drifts by ticket system and kind, with the age of the oldest', async () => {
    const since = watched.clock.now();
    await watched.store.run(({ drifts }) =>
      drifts.save({ ...aDrift(), kind: 'cancel-refused', fulfillmentMethod: 'BIFROST', state: 'OPEN', since }),
    );
    await watched.clock.advance(60_000);
    const text = await scraped();
    expect(valueOf(text, 'ticket_distribution_drifts_open{system="BIFROST",kind="cancel-refused"}')).to.equal(1);
    const age = 'ticket_distribution_drifts_open_oldest_seconds{system="BIFROST",kind="cancel-refused"}';
    expect(valueOf(text, age)).to.equal(60);
  });

  it('tell how many events are not published yet, and since when, where there is a broker', async () => {
    const since = watched.clock.now();
    const metricsOf = async (unpublished: Backlog['unpublished']): Promise<string> =>
      new EngineMetrics({
        backlog: async () => ({ deliveries: [], drifts: [], unpublished }),
        now: () => watched.clock.now(),
        eventLoopDelayMs: () => 0,
      }).text();
    await watched.clock.advance(2000);
    const behind = await metricsOf({ publisher: 'nats/EVENTS', count: 12, since });
    const [count, age] = ['', '_oldest_seconds'].map(
      (end) => `ticket_distribution_events_unpublished${end}{publisher="nats/EVENTS"}`,
    );
    expect(valueOf(behind, String(count))).to.equal(12);
    expect(valueOf(behind, String(age))).to.equal(2);
    const atTheEnd = await metricsOf({ publisher: 'nats/EVENTS', count: 0, since: null });
    expect(valueOf(atTheEnd, String(count))).to.equal(0);
    expect(valueOf(atTheEnd, String(age))).to.equal(0);
    expect(await metricsOf(null)).to.not.include('events_unpublished{');
  });

  it('count requests by the pattern of their operation, never by what was sent', async () => {
    await app.send('GET', '/v1/orders/SECRET-ORDER');
    await app.sendUndocumented('GET', '/v1/SECRET-PATH');
    const text = await scraped();
    const notFound =
      'ticket_distribution_http_request_seconds_count{method="GET",route="/v1/orders/:orderId",status="404"}';
    expect(valueOf(text, notFound)).to.equal(1);
    expect(
      valueOf(text, 'ticket_distribution_http_request_seconds_count{method="GET",route="none",status="404"}'),
    ).to.equal(1);
    expect(text).to.not.include('SECRET');
  });

  it('are there while the database is away, without what waits in it', async () => {
    watched.nod.meet('unavailable');
    await app.send('POST', DISTRIBUTE);
    watched.loseDatabase();
    const text = await scraped();
    expect(valueOf(text, 'ticket_distribution_backlog_read')).to.equal(0);
    expect(text).to.not.include('ticket_distribution_deliveries_open{');
    expect(text).to.include('process_cpu_seconds_total');
  });

  it('tell for how long the process was held up', async () => {
    watched.heldUpMs = 1500;
    expect(valueOf(await scraped(), 'ticket_distribution_event_loop_delay_seconds')).to.equal(1.5);
  });

  it('count written outcomes and faults of our own, and leave the log its words', async () => {
    const metrics = new EngineMetrics({
      backlog: async () => ({ deliveries: [], drifts: [], unpublished: null }),
      now: () => watched.clock.now(),
      eventLoopDelayMs: () => 0,
    });
    const log = new RecordingDeliveryLog();
    const counted = new CountedDeliveryLog(log, metrics);
    const attempt: Attempt = {
      deliveryKey: 'key' as DeliveryKey,
      number: 1,
      startedAt: watched.clock.now(),
      durationMs: 1,
      outcome: 'applied',
      message: null,
      correlationId: 'correlation-1',
      request: null,
      answer: null,
    };
    counted.attempted(attempt, 'DONE');
    counted.failed(attempt.deliveryKey, new Error('broken'));
    expect(log.attempts).to.deep.equal([{ attempt, state: 'DONE' }]);
    expect(log.failures).to.have.length(1);
    const text = await metrics.text();
    expect(text).to.include('ticket_distribution_delivery_attempts_total{outcome="applied",state="DONE"} 1');
    expect(text).to.include('ticket_distribution_delivery_faults_total 1');
  });
});

describe('Without metrics', () => {
  it('there is nothing to scrape, and nothing fails', async () => {
    const { status, body } = await (await anApp()).send('GET', '/metrics');
    expect([status, body]).to.deep.equal([200, '# nothing is measured here\n']);
  });
});
