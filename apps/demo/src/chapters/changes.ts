import { successOf } from '@ticket-distribution/client';
import type { TicketDistributionGroup } from '@ticket-distribution/client/schemas';
import { FRIEND, accountBased } from '../orders/account-based.js';
import { NEW_CARD, periodTicket } from '../orders/period-ticket.js';
import { FIRST_LINE, exchanged, refunded } from '../orders/train-journeys.js';
import { tell } from '../world/teller.js';
import { timed } from '../world/timed.js';
import type { World } from '../world/world.js';
import { distribute, generate, groupsOf, preview, record, states } from './steps.js';

/** What happens to tickets after they are out. */
export async function tellChanges(world: World): Promise<void> {
  await exchange(world);
  await refundAfterPickup(world);
  await transfer(world);
  await lostCard(world);
  await nothingLeft(world);
}

async function exchange(world: World): Promise<void> {
  tell.chapter(
    'The second traveller takes a later train',
    'One new order version: the old line is CANCELLED, another takes its place. The first traveller notices nothing.',
  );
  const order = exchanged();
  await record(world, order);
  await preview(world, order);
  await distribute(world, order, { language: 'eng' });
}

async function refundAfterPickup(world: World): Promise<void> {
  tell.chapter(
    'The first traveller stays at home, with the ticket on the phone already',
    'NOD refuses to withdraw what was picked up; an order on the medium follows by itself and revokes the code.',
  );
  const order = refunded();
  await record(world, order);
  await generate(world, order);
  const groups = await settled(world, order.id);
  states(groups);
  const ticket = groups.find(({ orderLineId }) => orderLineId === FIRST_LINE)?.ticketDistributions[0];
  const { body } = successOf(await world.app.readTicketHistory({ path: { ticketDistributionId: ticket?.id ?? '' } }));
  tell.step('GET /v1/ticket-distributions/{ticketDistributionId}/history');
  for (const { from, to, by, reason } of body.items.slice(-6)) {
    tell.detail(`${from === to ? to : `${from ?? 'new'} -> ${to}`}, by ${by}: ${reason}`);
  }
}

async function transfer(world: World): Promise<void> {
  tell.chapter(
    'The night ticket goes to a friend',
    'The account system moves it; the owner of the order stays the same.',
  );
  const [group] = await groupsOf(world, accountBased().id);
  const moved = { ticketDistributionGroupIds: [group?.id ?? ''], ...FRIEND };
  const { body, milliseconds } = await timed(() => world.app.transferDistributionHolder({ body: moved }));
  tell.step(`transferred: ${body.results.map(({ outcome }) => outcome).join(', ')}`, milliseconds);
  states(await groupsOf(world, accountBased().id));
}

async function lostCard(world: World): Promise<void> {
  tell.chapter(
    'The travel card is lost',
    'The same ticket on a new card; on the old one it is worth nothing any more.',
  );
  const { id } = periodTicket();
  const travelCard = { mediaSerialNumberId: NEW_CARD, activate: true, paymentMeansType: 'DEBIT_CARD' } as const;
  const { milliseconds } = await timed(() =>
    world.app.redistributeTicketDistributionGroups({
      path: { orderId: id },
      body: { travelCard, reason: 'lost card' },
    }),
  );
  tell.step(`redistributed to card ${NEW_CARD}`, milliseconds);
  states(await settled(world, id));
  const { body } = await world.sandbox.post('/sandbox/pickups', { mediaSerialNumberId: NEW_CARD });
  tell.step(`card ${NEW_CARD} held to a reader; on the card now:`);
  tell.json(body);
}

async function nothingLeft({ app }: World): Promise<void> {
  const { body } = successOf(await app.searchDrifts());
  tell.chapter('Do we and the ticket systems agree?', 'Whatever differs is listed with its age and a proposed repair.');
  tell.step(`GET /v1/drifts lists ${body.totalItems} drift(s)`);
}

/** The groups once no hand-over is under way. */
async function settled(world: World, orderId: string): Promise<readonly TicketDistributionGroup[]> {
  while (true) {
    const groups = await groupsOf(world, orderId);
    const tickets = groups.flatMap(({ ticketDistributions }) => ticketDistributions);
    const isOpen = ({ status, delivery }: TicketDistributionGroup['ticketDistributions'][number]): boolean =>
      status === 'CANCELLING' || ['PENDING', 'IN_FLIGHT', 'UNKNOWN'].includes(delivery?.state ?? '');
    if (!tickets.some(isOpen)) return groups;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
