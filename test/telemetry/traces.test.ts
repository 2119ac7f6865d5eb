import type { ReadableSpan } from '@opentelemetry/sdk-trace-node';
import { isTraceparent } from '@ticket-distribution/telemetry';
import { aLine, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { beforeEach, describe, it } from 'mocha';
import { WatchedApp } from './watched-app.js';

const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN_ID = '00f067aa0ba902b7';
const GIVEN = { traceparent: `00-${TRACE_ID}-${SPAN_ID}-01` };
const ORDER = anOrder({ lines: [aLine({ method: 'NOD' })] });
const DISTRIBUTE = `/v1/ticket-distribution-groups/${ORDER.id}/distribute`;

describe('A trace', () => {
  let watched: WatchedApp;
  beforeEach(async () => {
    watched = await WatchedApp.open();
  });

  const named = (name: string): ReadableSpan[] => watched.spans.filter((span) => span.name === name);
  const only = (name: string): ReadableSpan => {
    const [span, ...others] = named(name);
    if (span === undefined) throw new Error(`no span ${name} among ${watched.spans.map((one) => one.name).join(', ')}`);
    expect(others).to.deep.equal([]);
    return span;
  };

  it('goes from the caller through the request and the call to the ticket system', async () => {
    const app = await watched.serve();
    await app.record(ORDER);
    await app.send('POST', DISTRIBUTE, undefined, GIVEN);
    const request = only('POST /v1/ticket-distribution-groups/:orderId/distribute');
    const call = only('issue NOD');
    expect(request.spanContext().traceId).to.equal(TRACE_ID);
    expect(request.parentSpanContext?.spanId).to.equal(SPAN_ID);
    expect(call.spanContext().traceId).to.equal(TRACE_ID);
    expect(call.parentSpanContext?.spanId).to.equal(request.spanContext().spanId);
    expect(watched.nod.traceparents).to.deep.equal([`00-${TRACE_ID}-${call.spanContext().spanId}-01`]);
    expect(call.attributes).to.include({
      'ticket_distribution.order_id': ORDER.id,
      'ticket_distribution.outcome': 'applied',
    });
  });

  it('holds the call that another process makes later', async () => {
    const app = await watched.serve();
    await app.record(ORDER);
    watched.nod.meet('unavailable');
    await app.send('POST', DISTRIBUTE, undefined, GIVEN);
    await watched.clock.advance(2000);
    await Promise.all(await watched.anotherProcess().courier.startDue());
    const [first, second] = named('issue NOD');
    expect([first, second].map((call) => call?.spanContext().traceId)).to.deep.equal([TRACE_ID, TRACE_ID]);
    expect(first?.status.message).to.equal('unavailable');
    expect(second?.attributes['ticket_distribution.outcome']).to.equal('applied');
    expect(watched.nod.tickets).to.have.length(1);
  });

  it('begins with the request where the caller has none', async () => {
    const app = await watched.serve();
    await app.record(ORDER);
    await app.send('POST', DISTRIBUTE, undefined, { traceparent: 'no trace context' });
    const request = only('POST /v1/ticket-distribution-groups/:orderId/distribute');
    expect(request.parentSpanContext).to.equal(undefined);
    expect(only('issue NOD').spanContext().traceId).to.equal(request.spanContext().traceId);
  });

  it('is passed on as it came where nothing is traced here', async () => {
    const app = await watched.serve({ isTraced: false });
    await app.record(ORDER);
    await app.send('POST', DISTRIBUTE, undefined, GIVEN);
    const [told] = watched.nod.traceparents;
    expect(told).to.match(new RegExp(`^00-${TRACE_ID}-`));
  });

  it('holds looks of their own, which nobody asked for', async () => {
    const app = await watched.serve();
    await app.record(ORDER);
    await app.send('POST', DISTRIBUTE);
    await watched.clock.advance(120_000);
    await watched.engine.statusPoller.look();
    const look = only('look NOD');
    expect(look.parentSpanContext).to.equal(undefined);
    expect(look.attributes['ticket_distribution.keys']).to.equal(1);
  });

  it('tells no customer, account or card', async () => {
    const app = await watched.serve();
    await app.record(ORDER);
    await app.send('POST', DISTRIBUTE, { travelCard: { mediaSerialNumberId: '99887766' } });
    const told = JSON.stringify(watched.spans.map(({ name, attributes, status }) => ({ name, attributes, status })));
    for (const secret of ['99887766', ORDER.ownerCustomerId]) expect(told).to.not.include(secret);
  });
});

describe('A trace context', () => {
  it('is what W3C Trace Context calls so', () => {
    expect(isTraceparent(GIVEN.traceparent)).to.equal(true);
    for (const wrong of ['', '00-0-0-01', `00-${'0'.repeat(32)}-${SPAN_ID}-01`, `00-${TRACE_ID}-${SPAN_ID}`]) {
      expect(isTraceparent(wrong), wrong).to.equal(false);
    }
  });
});
