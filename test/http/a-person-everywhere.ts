import type { CallContext, CallResult, LookResult, TicketSystemGateway } from '@ticket-distribution/application';
import type { DeliveryKey, HandOver, OrderDocument } from '@ticket-distribution/domain';
import type { GroupView } from '@ticket-distribution/http';
import {
  FakePassMaker,
  FakeTicketSystem,
  type ManualClock,
  aLine,
  aProduct,
  anOrder,
} from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { settled } from '../application/story.js';
import { nth } from '../application/world.js';
import type { AppUnderTest } from './an-app.js';
import { onTheWire, versionUrl } from './on-the-wire.js';

export const CUSTOMER = '90090090090090090091';
export const OTHER = '1000043';
const ACCOUNT = 'ENT:CustomerAccount:markerEaccount';
const ACCOUNT_THERE = 'ENT:CustomerAccount:markerEelsewhere';
const CARD = '77077077077077077071';
const WORDS = 'Kari Markersen, 4 Example Street';

/** What must stand nowhere once the person is erased. */
export const MARKERS: readonly string[] = [CUSTOMER, 'markerE', CARD, 'Markersen', 'Example Street'];

const GROUPS = '/v1/ticket-distribution-groups';

/** A ticket system that keeps all that is said in the transcripts, and names people when it refuses. */
class Talkative implements TicketSystemGateway {
  readonly dedupes = true;
  readonly keysPerLook = 10;
  readonly keysPerCall = 10;

  constructor(readonly system: FakeTicketSystem = new FakeTicketSystem()) {}

  async handOver(handOver: HandOver, context: CallContext): Promise<CallResult> {
    const { outcome } = await this.system.handOver(handOver, context);
    const said = outcome.kind === 'refused' ? { ...outcome, reason: `${WORDS} has it already` } : outcome;
    return { outcome: said, transcript: { request: JSON.stringify(handOver), answer: JSON.stringify({ for: WORDS }) } };
  }

  ask(handOver: HandOver, context: CallContext): Promise<CallResult> {
    return this.system.ask(handOver, context);
  }

  /** Every ticket on another account than we know. */
  async look(keys: readonly DeliveryKey[], context: CallContext): Promise<LookResult> {
    const { reports, failure } = await this.system.look(keys, context);
    const elsewhere = reports.map(({ key, tickets }) => ({
      key,
      tickets: tickets && tickets.map((ticket) => ({ ...ticket, customerAccountRef: ACCOUNT_THERE })),
    }));
    return { reports: elsewhere, failure };
  }
}

export function talkativeSystems() {
  return {
    NOD: new Talkative(),
    ACCOUNT_BASED_TICKETING: new Talkative(),
    BIFROST: new Talkative(),
    INTERNATIONAL: new Talkative(),
  };
}

const travelling = (customerId: string, id = customerId) => ({ id, userType: null, userProfileRef: null, customerId });
const flexible = aProduct({
  legs: [],
  transferable: true,
  travellers: [travelling(CUSTOMER), travelling(OTHER, 'second')],
});

/** An order with the person in every part of it that can name one. */
export function orderOfPerson(version = 1, id = 'PERSON'): OrderDocument {
  const name = { eng: `Version ${version > 1 ? 2 : 1}` };
  return anOrder({
    id,
    version,
    ownerCustomerId: CUSTOMER,
    lines: [
      aLine({ id: 'card', method: 'NOD', products: [flexible], externalReference: `for ${CUSTOMER}` }),
      aLine({
        id: 'account',
        method: 'ACCOUNT_BASED_TICKETING',
        products: [flexible],
        distributionHolderCustomerId: CUSTOMER,
        customerAccountRef: ACCOUNT,
      }),
      aLine({
        id: 'json',
        method: 'BIFROST',
        products: [{ ...flexible, name }],
        distributionHolderCustomerId: OTHER,
        customerAccountRef: 'ENT:CustomerAccount:of-the-other',
      }),
    ],
  });
}

interface Stage {
  readonly app: AppUnderTest;
  readonly clock: ManualClock;
  readonly systems: ReturnType<typeof talkativeSystems>;
}

/** Tells the story of an order, so that the person stands in everything that is kept of one. */
export async function plantPerson({ app, clock, systems }: Stage): Promise<OrderDocument> {
  const order = orderOfPerson();
  let keys = 0;
  const send = async <T>(method: 'POST' | 'PUT', url: string, body?: unknown): Promise<T> => {
    keys += 1;
    const answer = await app.send<T>(method, url, body, { 'Idempotency-Key': `key-${keys}` });
    await settled();
    return answer.body;
  };
  await send('PUT', versionUrl(order), onTheWire(order));
  await send('POST', `${GROUPS}/${order.id}/distribute`, {
    orderLineIds: ['card'],
    travelCard: { mediaSerialNumberId: CARD },
  });
  await send('POST', `${GROUPS}/${order.id}/distribute`, { orderLineIds: ['json'] });
  systems.BIFROST.system.meet('refuse');
  const changed = orderOfPerson(2);
  await send('PUT', versionUrl(changed), onTheWire(changed));
  await send('POST', `${GROUPS}/${order.id}/redistribute`, { reason: WORDS, orderLineIds: ['card'] });
  const groups = (await app.send<{ readonly items: readonly GroupView[] }>('GET', `${GROUPS}?orderId=${order.id}`))
    .body;
  const account = nth(groups.items.filter(({ orderLineId }) => orderLineId === 'account'));
  await send('POST', `${GROUPS}/transfer-distribution-holder`, {
    ticketDistributionGroupIds: [account.id],
    distributionHolderCustomerId: OTHER,
    customerAccountRef: 'ENT:CustomerAccount:of-the-other',
  });
  await clock.advance(60_000);
  await app.engine.statusPoller.look();
  await send('POST', `/v1/deliveries/${account.id}.issue.1.1/retry`, { revision: 1, reason: WORDS });
  const drifts = await app.send<{ readonly items: readonly { readonly id: string }[] }>('GET', '/v1/drifts');
  for (const { id } of drifts.body.items) {
    await send('POST', `/v1/drifts/${id}/repair`, { repair: 'accept' });
  }
  return changed;
}

/** A telephone holds the pass of a ticket of the order. */
export async function plantPass(app: AppUnderTest): Promise<void> {
  const { body } = await app.send<{ readonly items: readonly GroupView[] }>('GET', `${GROUPS}?orderId=PERSON`);
  for (const { id } of body.items.flatMap(({ ticketDistributions }) => ticketDistributions)) {
    const read = await app.send<{ readonly apple: { readonly base64: string } | null }>(
      'GET',
      `/v1/ticket-distributions/${id}/passes`,
    );
    if (read.body.apple === null) continue;
    const pass = Buffer.from(read.body.apple.base64, 'base64').toString('utf8');
    const { serialNumber } = JSON.parse(pass) as { readonly serialNumber: string };
    const url = `/wallet/apple/v1/devices/a-telephone/registrations/pass.of.ours/${serialNumber}`;
    const authorization = FakePassMaker.authorization(serialNumber);
    expect((await app.send('POST', url, { pushToken: 'ab12' }, { authorization })).status).to.equal(201);
  }
}

/** The groups that a search by the customer finds, in every way in which one is found. */
export async function foundBy(app: AppUnderTest, customerId = CUSTOMER): Promise<readonly number[]> {
  const found: number[] = [];
  for (const field of ['orderOwnerCustomerId', 'distributionHolderCustomerId', 'customers']) {
    const answer = await app.send<{ readonly totalItems: number }>('GET', `${GROUPS}?${field}=${customerId}`);
    expect(answer.status, field).to.equal(200);
    found.push(answer.body.totalItems);
  }
  return found;
}
