import type { Backlog, UnpublishedEvents } from '@ticket-distribution/application';
import { type Instant, millisecondsOf } from '@ticket-distribution/domain';
import { Gauge, type Registry } from 'prom-client';

/** What waits now: deliveries without a final answer, drifts, events to be published, and for how long. */
export class BacklogGauges {
  private readonly isRead: Gauge;
  private readonly deliveries: Gauge<'system' | 'state'>;
  private readonly deliveryAge: Gauge<'system' | 'state'>;
  private readonly drifts: Gauge<'system' | 'kind'>;
  private readonly driftAge: Gauge<'system' | 'kind'>;
  private readonly unpublished: Gauge<'publisher'>;
  private readonly unpublishedAge: Gauge<'publisher'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.isRead = new Gauge({
      name: 'ticket_distribution_backlog_read',
      help: '1: the database told what waits; 0: it did not, and the gauges of it are missing',
      registers,
    });
    this.deliveries = new Gauge({
      name: 'ticket_distribution_deliveries_open',
      help: 'Deliveries without a final answer: the depth of the queue is PENDING and UNKNOWN together',
      labelNames: ['system', 'state'],
      registers,
    });
    this.deliveryAge = new Gauge({
      name: 'ticket_distribution_deliveries_open_oldest_seconds',
      help: 'How long ago the oldest delivery without a final answer was stored',
      labelNames: ['system', 'state'],
      registers,
    });
    this.drifts = new Gauge({
      name: 'ticket_distribution_drifts_open',
      help: 'Open drifts: what we and the ticket systems do not agree about',
      labelNames: ['system', 'kind'],
      registers,
    });
    this.driftAge = new Gauge({
      name: 'ticket_distribution_drifts_open_oldest_seconds',
      help: 'How long the oldest open drift lasts',
      labelNames: ['system', 'kind'],
      registers,
    });
    this.unpublished = new Gauge({
      name: 'ticket_distribution_events_unpublished',
      help: 'Positions of the feed that were not told to the broker yet',
      labelNames: ['publisher'],
      registers,
    });
    this.unpublishedAge = new Gauge({
      name: 'ticket_distribution_events_unpublished_oldest_seconds',
      help: 'How long ago the oldest event happened that was not told to the broker yet; 0: there is none',
      labelNames: ['publisher'],
      registers,
    });
  }

  /** @param backlog null: it could not be read */
  show(backlog: Backlog | null, now: Instant): void {
    const { deliveries, deliveryAge, drifts, driftAge, unpublished, unpublishedAge } = this;
    for (const gauge of [deliveries, deliveryAge, drifts, driftAge, unpublished, unpublishedAge]) gauge.reset();
    this.isRead.set(backlog === null ? 0 : 1);
    for (const { fulfillmentMethod: system, state, count, since } of backlog?.deliveries ?? []) {
      this.deliveries.set({ system, state }, count);
      this.deliveryAge.set({ system, state }, secondsBetween(since, now));
    }
    for (const { fulfillmentMethod: system, kind, count, since } of backlog?.drifts ?? []) {
      this.drifts.set({ system, kind }, count);
      this.driftAge.set({ system, kind }, secondsBetween(since, now));
    }
    this.showUnpublished(backlog?.unpublished ?? null, now);
  }

  private showUnpublished(unpublished: UnpublishedEvents | null, now: Instant): void {
    if (unpublished === null) return;
    const { publisher, count, since } = unpublished;
    this.unpublished.set({ publisher }, count);
    this.unpublishedAge.set({ publisher }, since === null ? 0 : secondsBetween(since, now));
  }
}

function secondsBetween(since: Instant, now: Instant): number {
  return Math.max(0, millisecondsOf(now) - millisecondsOf(since)) / 1000;
}
