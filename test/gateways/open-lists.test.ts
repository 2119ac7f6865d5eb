import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FareProduct } from '@ticket-distribution/domain';
import { type Sandbox, startSandbox } from '@ticket-distribution/sandbox';
import { aLeg, pointToPoint, zonal } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { CONTEXT, TRAVEL_CARD, aTicket, anIssue, deliveryKey } from './hand-overs.js';
import { NOD, NOD_TRAVEL_CARD, SYSTEMS } from './systems.js';

const traveller = (userType: string | null) => ({ id: 't', userType, userProfileRef: null, customerId: null });

const ADDED: Partial<FareProduct> = {
  topologies: [
    { ...zonal(), zoneType: 'NATIONAL', zones: [] },
    { ...zonal(), zoneType: 'within 5 km' },
    { ...pointToPoint(), zoneType: 'CORRIDOR', toStopPlace: null },
    { ...zonal(), zoneType: ' ' },
  ],
  legs: [aLeg({ mode: 'HOVERCRAFT', subMode: 'across the fjord' })],
  supplements: [{ id: 'a', version: null, type: 'SURFBOARD', count: 1, name: {} }],
  travellers: ['DISABLED', 'DISABLED_COMPANION', 'JOB_SEEKER', 'over 67, retired', '🧑‍🦽', ' ', null].map(traveller),
};

describe('What nobody knows of an open list', () => {
  let folder: string;
  let sandbox: Sandbox;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'open-lists-'));
    sandbox = await startSandbox({ port: 0, host: '127.0.0.1', dataFolder: folder });
  });

  after(async () => {
    await sandbox.close();
    await rm(folder, { recursive: true });
  });

  const post = async (path: string, body: object): Promise<string> => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${sandbox.address}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    const text = await answer.text();
    expect(answer.status, text).to.equal(200);
    return text;
  };

  for (const system of SYSTEMS) {
    it(`is handed over to ${system.name} as it stands`, async () => {
      const issue = { ...system.issue, key: deliveryKey(`open.${system.name.replaceAll(' ', '-')}`) };
      const gateway = system.open({ baseUrl: sandbox.address });
      const { outcome } = await gateway.handOver({ ...issue, tickets: [aTicket('ticket-1', ADDED)] }, CONTEXT);
      expect('reason' in outcome ? outcome.reason : outcome.kind).to.equal('applied');
    });
  }

  it('is picked up as a code and on a card', async () => {
    const key = deliveryKey('open.code');
    const tickets = [aTicket('ticket-2', ADDED)];
    await NOD.open({ baseUrl: sandbox.address }).handOver(anIssue({ key, tickets }), CONTEXT);
    expect(await post('/sandbox/pickups', { externalReference: key })).to.include('NATIONAL');
    const pickup = { ...TRAVEL_CARD, mediaSerialNumberId: '42' };
    const onCard = anIssue({ key: deliveryKey('open.card'), tickets, pickup });
    await NOD_TRAVEL_CARD.open({ baseUrl: sandbox.address }).handOver(onCard, CONTEXT);
    expect(await post('/sandbox/pickups', { mediaSerialNumberId: '42' })).to.be.a('string');
    const card = await (await fetch(`${sandbox.address}/sandbox/cards/42`)).text();
    expect(card).to.include('DISABLED_COMPANION').and.to.include('SURFBOARD');
  });

  it('may be a thousand travellers, with a seat each', async () => {
    const thousand = <Item>(item: (index: number) => Item): Item[] =>
      Array.from({ length: 1000 }, (_, index) => item(index));
    const travellers = thousand((index) => ({ ...traveller(index % 3 === 0 ? 'CHILD' : 'ADULT'), id: `t${index}` }));
    const seats = thousand((index) => ({
      id: `s${index}`,
      legId: '1',
      seatNumber: `${index}`,
      railcarNumber: '5',
      seatingProperties: ['WINDOW'],
    }));
    const tickets = [aTicket('ticket-3', { travellers, seats })];
    for (const system of SYSTEMS) {
      const pickup =
        system.issue.pickup?.medium === 'TRAVEL_CARD'
          ? { ...TRAVEL_CARD, mediaSerialNumberId: '43' }
          : system.issue.pickup;
      const issue = { ...system.issue, key: deliveryKey(`many.${system.name.replaceAll(' ', '-')}`), pickup, tickets };
      const { outcome } = await system.open({ baseUrl: sandbox.address }).handOver(issue, CONTEXT);
      expect('reason' in outcome ? outcome.reason : outcome.kind, system.name).to.equal('applied');
    }
    await post('/sandbox/pickups', { externalReference: 'many.NOD-for-QR-codes' });
    await post('/sandbox/pickups', { mediaSerialNumberId: '43' });
  });
});
