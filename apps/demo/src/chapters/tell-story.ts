import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accountBased } from '../orders/account-based.js';
import { international } from '../orders/international.js';
import { mixed } from '../orders/mixed.js';
import { CARD, periodTicket } from '../orders/period-ticket.js';
import { journeyWithChange, twoTravellers } from '../orders/train-journeys.js';
import { isSigned } from '../world/receiver.js';
import { tell } from '../world/teller.js';
import { successOf } from '@ticket-distribution/client';
import type { CloudEvent, EventRecord, TicketDistributionGroup } from '@ticket-distribution/client/schemas';
import type { LedgerEntry, QrPickup } from '../world/answers.js';
import { timed } from '../world/timed.js';
import type { World } from '../world/world.js';
import { tellInspection } from './inspection.js';
import { tellChanges } from './changes.js';
import { distribute, generate, groupsOf, preview, record, states } from './steps.js';

/** The whole story, chapter by chapter. */
export async function tellStory(world: World): Promise<void> {
  const groups = await qrTickets(world);
  await pickUpQrTicket(world, groups);
  await lostAnswer(world);
  await travelCard(world);
  await account(world);
  await abroad(world);
  await severalMethods(world);
  await tellChanges(world);
  await ledger(world);
  await feed(world);
  await webhook(world);
  await tellInspection(world);
}

async function qrTickets(world: World): Promise<readonly TicketDistributionGroup[]> {
  tell.chapter(
    'Two travellers, Oslo S - Trondheim S, with seats; one takes a bicycle',
    'One order line is one group; one main product is one ticket. Seats and bicycle belong to the ticket.',
  );
  const order = twoTravellers();
  await record(world, order);
  await preview(world, order);
  await generate(world, order);
  return distribute(world, order, { language: 'eng' });
}

async function pickUpQrTicket({ sandbox, folder }: World, groups: readonly TicketDistributionGroup[]): Promise<void> {
  tell.chapter(
    'The first traveller opens the app',
    'NOD makes the QR code and the animation when the ticket is picked up.',
  );
  const externalReference = groups[0]?.ticketDistributions[0]?.distributionDetails.externalReference;
  const { body, milliseconds } = await sandbox.post<QrPickup>('/sandbox/pickups', { externalReference });
  const tickets = join(folder, 'tickets');
  await mkdir(tickets, { recursive: true });
  tell.step('picked up from NOD', milliseconds);
  for (const { ticketDistributionId, text, qr, svg, animation } of body.tickets) {
    const path = (ending: string): string => join(tickets, `${ticketDistributionId}${ending}`);
    await writeFile(path('.png'), Buffer.from(qr.base64, 'base64'));
    await writeFile(path('.svg'), svg);
    await writeFile(path('-animation.png'), Buffer.from(animation.base64, 'base64'));
    tell.detail(`the ticket says: ${text.product}. ${text.fromTo}. ${text.validity}`);
    tell.detail(`QR code:   ${path('.png')}`);
    tell.detail(`animation: ${path('-animation.png')}  (APNG: open it in a browser)`);
  }
}

async function lostAnswer(world: World): Promise<void> {
  tell.chapter(
    'A journey with a change, and a line to NOD that breaks',
    'NOD takes the ticket, but its answer is lost. Nobody knows, so it is asked again under the same key: never lost, never twice.',
  );
  const order = journeyWithChange();
  await world.sandbox.put('/sandbox/faults', { system: 'NOD', mode: 'break-after-effect', latencyMs: 0, count: 1 });
  await record(world, order);
  await preview(world, order);
  await generate(world, order);
  const [group] = await distribute(world, order, {});
  const key =
    group?.ticketDistributions[0]?.distributionDetails.externalReference ?? (await settledKey(world, order.id));
  const { body } = await world.sandbox.get<readonly LedgerEntry[]>('/sandbox/ledger');
  tell.step(
    `NOD's own ledger for ${key}: ${body
      .filter((entry) => entry.key === key)
      .map(({ outcome }) => outcome)
      .join(', then ')}`,
  );
}

async function settledKey(world: World, orderId: string): Promise<string> {
  while (true) {
    const groups = await groupsOf(world, orderId);
    const reference = groups[0]?.ticketDistributions[0]?.distributionDetails.externalReference;
    if (typeof reference === 'string') {
      tell.step('a moment later');
      states(groups);
      return reference;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function travelCard(world: World): Promise<void> {
  tell.chapter(
    'Thirty days in zone A, on a travel card',
    'The card reader of any bus picks it up and writes it on the card.',
  );
  const order = periodTicket();
  await record(world, order);
  await preview(world, order);
  await generate(world, order);
  const card = { mediaSerialNumberId: CARD, activate: true, paymentMeansType: 'DEBIT_CARD' } as const;
  await distribute(world, order, { travelCard: card });
  const { body, milliseconds } = await world.sandbox.post('/sandbox/pickups', { mediaSerialNumberId: CARD });
  tell.step(`card ${CARD} held to a reader; on the card now:`, milliseconds);
  tell.json(body);
}

async function account(world: World): Promise<void> {
  tell.chapter(
    'A night ticket on a customer account',
    'Generate hands it over by itself: there is nothing to pick up.',
  );
  const order = accountBased();
  await record(world, order);
  await preview(world, order);
  await generate(world, order);
  const summary = await untilNamed(world, order.id);
  tell.step(`GET /v1/ticket-distributions/${order.id}/summary answers`, summary.milliseconds);
  tell.json(summary.body);
}

async function untilNamed({ app }: World, orderId: string) {
  while (true) {
    const answer = await timed(() => app.getTicketDistributionSummary({ path: { orderId } }));
    if (answer.body.distributions.length > 0) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function abroad(world: World): Promise<void> {
  tell.chapter('Oslo S - Göteborg C', 'Issued by a foreign railway, which answers with a reference of its own.');
  const order = international();
  await record(world, order);
  await preview(world, order);
  await generate(world, order);
  await distribute(world, order, {});
}

async function severalMethods(world: World): Promise<void> {
  tell.chapter('One order, three ticket systems', 'Each line goes its own way; distribute generates what is missing.');
  const order = mixed();
  await record(world, order);
  await preview(world, order);
  await distribute(world, order, { language: 'nno' });
}

async function ledger({ sandbox }: World): Promise<void> {
  const { body } = await sandbox.get<readonly LedgerEntry[]>('/sandbox/ledger');
  tell.chapter('What the ticket systems saw', 'One entry per call that reached them; every ticket was applied once.');
  for (const { system, operation, key, outcome } of body) {
    tell.detail(`${system.padEnd(24)}${operation.padEnd(16)}${outcome.padEnd(10)}${key}`);
  }
}

async function feed({ app }: World): Promise<void> {
  tell.chapter(
    'What others were told',
    'The feed: every change is one event, in its order, without anything of a person.',
  );
  for (let after = 0; ; ) {
    const { body } = successOf(await app.readEvents({ query: { after, limit: 100 } }));
    for (const { sequence, type, partitionkey, subject } of body.items.filter(isCloudEvent)) {
      tell.detail(
        `${String(Number(sequence)).padStart(4)}  order ${partitionkey.padEnd(10)}${type.padEnd(32)}${subject}`,
      );
    }
    if (body.items.length === 0) return;
    after = body.next;
  }
}

function isCloudEvent(item: CloudEvent | EventRecord): item is CloudEvent {
  return 'specversion' in item;
}

async function webhook({ app, receiver }: World): Promise<void> {
  tell.chapter(
    'A webhook',
    'Who does not want to ask is told: each event as a signed message, again and again until it is taken.',
  );
  const made = successOf(await app.makeWebhook({ body: { organisationId: 1, url: receiver.url, after: 0 } }));
  tell.step(`a webhook of organisation 1 (two orders are of another), from the start of the feed, to ${receiver.url}`);
  let known = -1;
  while (receiver.received.length > known || known === 0) {
    known = receiver.received.length;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  const signed = receiver.received.filter((message) => isSigned(message, made.body.secret)).length;
  tell.step(`${receiver.received.length} messages arrived, ${signed} of them signed as they should be; the last ones:`);
  for (const { id, type } of receiver.received.slice(-3)) tell.detail(`${type.padEnd(32)}${id}`);
}
