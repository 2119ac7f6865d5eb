import type { DeliveryKey, FareProduct, FulfillmentMethod, Instant } from '@ticket-distribution/domain';
import type { DeliveriesView, GroupView, TicketDistributionView } from '@ticket-distribution/http';
import { FakeTicketSystem, ManualClock, aLine, aProduct, anOrder } from '@ticket-distribution/testkit';
import { type AppUnderTest, anApp } from './an-app.js';

const GROUPS = '/v1/ticket-distribution-groups';

/** A ticket that can be moved and transferred: bound to no departure, valid from 2026-12-05. */
export const aFlexibleProduct = (options: Partial<FareProduct> = {}): FareProduct =>
  aProduct({ legs: [], transferable: true, ...options });

export interface HandedOver {
  readonly app: AppUnderTest;
  readonly clock: ManualClock;
  /** The system that keeps the ticket. */
  readonly system: FakeTicketSystem;
  readonly group: GroupView;
  readonly ticket: TicketDistributionView;
}

/** The first ticket of the first group. */
export function firstTicket(groups: readonly GroupView[]): TicketDistributionView {
  const [ticket] = groups[0]?.ticketDistributions ?? [];
  if (ticket === undefined) throw new Error('there is no ticket');
  return ticket;
}

/** Resolves when the calls that are under way for the first ticket have ended, and those that follow from them. */
export async function settled(app: AppUnderTest): Promise<void> {
  for (let before = 0; ; ) {
    const { body } = await app.send<DeliveriesView>('GET', '/v1/ticket-distributions/ticket-1/deliveries');
    if (body.items.length === before) return;
    before = body.items.length;
    await app.engine.courier.settled(body.items.map(({ key }) => key as DeliveryKey));
  }
}

/** An order with one ticket that its ticket system holds. */
export async function handedOver(
  method: FulfillmentMethod = 'NOD',
  products: readonly FareProduct[] = [aFlexibleProduct()],
): Promise<HandedOver> {
  const clock = new ManualClock('2026-12-01T09:30:00.000Z' as Instant);
  const system = new FakeTicketSystem(true, { likeNod: method === 'NOD' });
  const app = await anApp({ clock, gateways: { [method]: system } });
  const customerAccountRef = method === 'ACCOUNT_BASED_TICKETING' ? 'ENT:CustomerAccount:a1' : null;
  const order = anOrder({ lines: [aLine({ method, products, customerAccountRef })] });
  await app.record(order);
  if (method === 'ACCOUNT_BASED_TICKETING') await settled(app);
  else await app.send('POST', `${GROUPS}/${order.id}/distribute`);
  const { body: group } = await app.send<GroupView>('GET', `${GROUPS}/group-1`);
  return { app, clock, system, group, ticket: firstTicket([group]) };
}
