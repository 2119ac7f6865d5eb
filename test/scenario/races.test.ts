import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { type GroupJson, clientOf, expectEachTicketOnce, statusesOf } from './client.js';
import { threeTickets } from './orders.js';
import { PATIENT, World } from './world.js';

const times = <T>(count: number, work: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, work));
const idsOf = (groups: readonly GroupJson[]): string[] =>
  groups.flatMap(({ id, ticketDistributions }) => [id, ...ticketDistributions.map((ticket) => ticket.id)]);

describe('The running app, asked many times at the same moment', () => {
  let world: World;

  before(async () => {
    world = await World.open({ ...PATIENT, AUTO_GENERATE: 'false' });
  });

  after(() => world.close());

  it('generates one group per line and gives eight equal answers', async () => {
    const client = clientOf(world);
    await client.record(threeTickets('RACE1'));
    const answers = await times(8, () => client.generate('RACE1'));
    expect(answers.map(({ status }) => status)).to.deep.equal(Array(8).fill(200));
    expect(idsOf(answers[0]?.body ?? [])).to.have.length(6);
    for (const { body } of answers) expect(idsOf(body)).to.deep.equal(idsOf(answers[0]?.body ?? []));
  });

  it('hands each ticket over exactly once when five distribute at once', async () => {
    const client = clientOf(world);
    const answers = await times(5, () => client.distribute('RACE1'));
    for (const { status, body } of answers) {
      expect(status).to.equal(200);
      expect(statusesOf(body)).to.deep.equal(['DISTRIBUTED', 'DISTRIBUTED', 'DISTRIBUTED']);
    }
    await expectEachTicketOnce(world, 3);
  });

  it('takes one version of an order once when eight record it', async () => {
    const answers = await times(8, () => clientOf(world).record(threeTickets('RACE2')));
    expect(answers.map(({ status }) => status)).to.have.members([...Array(7).fill(200), 201]);
  });
});
