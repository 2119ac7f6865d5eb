import type { OrderLineDocument, Pickup } from '@ticket-distribution/domain';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { PatientTicketSystem } from './patient-ticket-system.js';
import { codeOf, distribute, settled, statuses } from './story.js';
import { World, changed, flex, lineOf, nth } from './world.js';

const card = (mediaSerialNumberId: string) => ({ travelCard: { mediaSerialNumberId } });
const LOST = '1111';
const NEW = '2222';

/** Where the ticket is valid now, by our word. */
async function mediumOf(world: World): Promise<string | null | undefined> {
  const { held } = (await world.ticket()).standing;
  return nameOf(held?.pickup ?? null);
}

function nameOf(pickup: Pickup | null): string | null {
  return pickup?.medium === 'TRAVEL_CARD' ? pickup.mediaSerialNumberId : (pickup?.medium ?? null);
}

async function handedOver(world: World, pickup = {}, ...lines: readonly OrderLineDocument[]): Promise<World> {
  await world.says(...(lines.length > 0 ? lines : [lineOf('NOD')]));
  await distribute(world.engine, { pickup });
  return world;
}

describe('Redistributing', () => {
  for (const [name, before, after, medium] of [
    ['from the QR code to a card', {}, card(NEW), NEW],
    ['from a lost card to a new one', card(LOST), card(NEW), NEW],
    ['from a card to the QR code', card(LOST), {}, 'QR_CODE'],
    ['once more on the same medium', card(LOST), card(LOST), LOST],
  ] as const) {
    it(`hands the ticket over ${name}, under its own id, and revokes the place before`, async () => {
      const world = await handedOver(new World(), before);
      const { id } = await world.ticket();
      const [reading] = await world.redistribute(after);
      expect(reading?.group.tickets.map((ticket) => [ticket.id, ticket.status])).to.deep.equal([[id, 'DISTRIBUTED']]);
      expect(await mediumOf(world)).to.equal(medium);
      expect(await world.told()).to.deep.equal(['issue DONE', 'issue DONE', 'cancel DONE']);
      const [, issue] = await world.deliveries();
      expect(world.nod.valid.map(({ key, ticketDistributionId }) => [key, ticketDistributionId])).to.deep.equal([
        [issue?.key, id],
      ]);
    });
  }

  it('moves a ticket that was picked up; what stands on the card is revoked by an order on the medium', async () => {
    const world = await handedOver(new World(), card(LOST));
    await world.clock.advance(60_000);
    world.nod.pickUp(nth(world.nod.valid).key);
    await world.engine.statusPoller.look();
    expect(await world.statuses()).to.deep.equal(['ACTIVATED']);
    const groups = await world.redistribute(card(NEW));
    expect(statuses(groups)).to.deep.equal(['DISTRIBUTED']);
    const cancel = nth(await world.deliveries(), 2).handOver;
    expect(cancel).to.deep.include({ operation: 'cancel', pickedUp: true, mediaSerialNumberId: LOST });
    expect(world.nod.valid.map(({ pickedUp }) => pickedUp)).to.deep.equal([false]);
  });

  it('that loses to the pickup revokes the old place by an order on the medium all the same', async () => {
    const world = await handedOver(new World(), card(LOST));
    world.nod.pickUp(nth(world.nod.valid).key);
    await world.redistribute(card(NEW));
    expect(await world.told()).to.deep.equal(['issue DONE', 'issue DONE', 'cancel REFUSED', 'cancel DONE']);
    expect(world.nod.valid).to.have.length(1);
    expect(await world.driftKinds()).to.deep.equal([]);
  });

  it('is done once when it is asked for twice at once', async () => {
    const world = await handedOver(new World(), card(LOST));
    const answers = await Promise.all([world.redistribute(card(NEW)), world.redistribute(card(NEW))]);
    for (const answer of answers) {
      const { medium, mediaSerialNumberId } = nth(nth(answer).group.tickets).distributionDetails;
      expect([medium, mediaSerialNumberId]).to.deep.equal(['TRAVEL_CARD', NEW]);
    }
    expect(world.nod.calls.map(({ operation }) => operation)).to.deep.equal(['issue', 'issue', 'cancel']);
  });

  it('waits for an issue whose outcome nobody knows', async () => {
    const world = new World();
    await world.says(lineOf('NOD'));
    world.nod.meet('lose-answer');
    await distribute(world.engine);
    await world.redistribute(card(NEW));
    expect(await world.told()).to.deep.equal(['issue UNKNOWN']);
    await world.pass();
    expect(await world.told()).to.deep.equal(['issue DONE', 'issue DONE', 'cancel DONE']);
    expect(await mediumOf(world)).to.equal(NEW);
    expect(world.nod.valid).to.have.length(1);
  });

  it('tells what an order version changed meanwhile, on the new medium', async () => {
    const system = new PatientTicketSystem(true, { likeNod: true });
    const world = new World({ gateways: { NOD: system } });
    await world.says(lineOf('NOD'));
    const sold = distribute(world.engine);
    await settled();
    await system.answer();
    await sold;
    const moving = world.redistribute(card(NEW));
    await settled();
    await world.says(lineOf('NOD', { fareProducts: [changed] }));
    for (let call = 0; call < 4; call += 1) await system.answer();
    await moving;
    await settled();
    expect(await mediumOf(world)).to.equal(NEW);
    expect(system.valid.map(({ product }) => product.name)).to.deep.equal([changed.name]);
  });

  it('that the system refuses gives way to one that was asked for meanwhile', async () => {
    const system = new PatientTicketSystem(true, { likeNod: true });
    const world = new World({ gateways: { NOD: system } });
    await world.says(lineOf('NOD'));
    const sold = distribute(world.engine);
    await settled();
    await system.answer();
    await sold;
    const asked = [world.redistribute(card(LOST)), world.redistribute(card(NEW))];
    await settled();
    system.meet('refuse');
    for (let call = 0; call < 3; call += 1) await system.answer();
    await Promise.all(asked);
    expect([await mediumOf(world), await world.driftKinds()]).to.deep.equal([NEW, []]);
    expect(await world.told()).to.deep.equal(['issue DONE', 'issue REFUSED', 'issue DONE', 'cancel DONE']);
  });

  it('that the system refuses is a drift, and done when it is asked for again', async () => {
    const world = await handedOver(new World(), card(LOST));
    world.nod.meet('refuse');
    const groups = await world.redistribute(card(NEW));
    expect(statuses(groups)).to.deep.equal(['DISTRIBUTED']);
    expect([await mediumOf(world), await world.driftKinds()]).to.deep.equal([LOST, ['change-refused OPEN']]);
    await world.pass();
    expect(await world.told()).to.deep.equal(['issue DONE', 'issue REFUSED']);
    await world.redistribute(card(NEW));
    expect([await mediumOf(world), await world.driftKinds()]).to.deep.equal([NEW, ['change-refused RESOLVED']]);
    expect(world.nod.valid).to.have.length(1);
  });

  it('that the system refused is done by the repair of its drift', async () => {
    const world = await handedOver(new World(), card(LOST));
    world.nod.meet('refuse');
    await world.redistribute(card(NEW));
    expect((await world.repair()).state).to.equal('RESOLVED');
    expect(await mediumOf(world)).to.equal(NEW);
    expect(world.nod.valid).to.have.length(1);
  });

  it('whose old place the system does not give up leaves a drift that names the place', async () => {
    const world = await handedOver(new World(), card(LOST));
    const old = nth(world.nod.valid).key;
    const tell = world.nod.tell.bind(world.nod);
    world.nod.tell = (handOver) => {
      if (handOver.operation === 'cancel') world.nod.meet('refuse');
      return tell(handOver);
    };
    await world.redistribute(card(NEW));
    world.nod.tell = tell;
    const [drift] = await world.drifts();
    expect(drift).to.deep.include({ kind: 'cancel-refused', state: 'OPEN', key: old });
    expect((await world.repair()).state).to.equal('RESOLVED');
    expect(world.nod.valid.map(({ key }) => key)).to.not.include(old);
  });

  it('moves the lines that are asked for only', async () => {
    const other = lineOf('NOD', { id: 'line-other' as never });
    const world = await handedOver(new World(), {}, lineOf('NOD'), other);
    await world.redistribute(card(NEW), { orderLineIds: [other.id] });
    const media = (await world.groups()).map(({ tickets }) => nameOf(nth(tickets).standing.held?.pickup ?? null));
    expect(media).to.deep.equal(['QR_CODE', NEW]);
  });

  it('is refused when nothing can be, saying why of each ticket', async () => {
    const world = new World();
    await world.says(lineOf('NOD'), lineOf('ACCOUNT_BASED_TICKETING'));
    await settled();
    const refused = world.redistribute(card(NEW));
    expect(await codeOf(refused)).to.equal('distribution/nothing-to-redistribute');
    await refused.catch(({ details }: { details: { reasons: { code: string }[] } }) =>
      expect(details.reasons).to.have.length(2),
    );
    await world.says();
    expect(await codeOf(world.redistribute(card(NEW)))).to.equal('distribution/nothing-to-redistribute');
  });

  it('is refused for unknown lines and for cards that cannot be', async () => {
    const world = await handedOver(new World());
    expect(await codeOf(world.redistribute(card('12a')))).to.equal('request/malformed');
    const unknown = { orderLineIds: ['nobody' as never] };
    expect(await codeOf(world.redistribute(card(NEW), unknown))).to.equal('distribution/unknown-order-line');
    expect(await world.told()).to.deep.equal(['issue DONE']);
  });

  it('of one ticket of a group moves all of its tickets with one issue', async () => {
    const world = await handedOver(new World(), {}, lineOf('NOD', { fareProducts: [flex, { ...flex, ref: 'home' }] }));
    await world.redistribute(card(NEW));
    expect(await world.told()).to.deep.equal(['issue DONE', 'issue DONE', 'cancel DONE']);
    expect(world.nod.valid).to.have.length(2);
  });
});
