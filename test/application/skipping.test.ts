import { expect } from 'chai';
import { describe, it } from 'mocha';
import { expectAgreement } from './agreement.js';
import { IMPATIENT, audit, changeSetAside, newest, operator, other, setAside, skip } from './at-the-desk.js';
import { PatientTicketSystem } from './patient-ticket-system.js';
import { codeOf, distribute, settled } from './story.js';
import { World, changed, lineOf, nth } from './world.js';

describe('A first issue that was set aside with an unknown outcome', () => {
  it('called there: the ticket is distributed, the drift is over, and all agree', async () => {
    const world = await setAside('lose-answer');
    expect([await world.statuses(), await world.driftKinds()]).to.deep.equal([
      ['DISTRIBUTING'],
      ['outcome-unknown OPEN'],
    ]);
    const { delivery } = await skip(world, await newest(world), 'there');
    expect(delivery).to.include({ state: 'DONE', nextAttemptAt: null, lastError: null });
    expect([await world.statuses(), await world.driftKinds()]).to.deep.equal([
      ['DISTRIBUTED'],
      ['outcome-unknown RESOLVED'],
    ]);
    await world.rest();
    await expectAgreement(world);
  });

  it('called there takes over what the system calls its tickets', async () => {
    const world = await setAside('lose-answer');
    const { key, revision } = await newest(world);
    const references = { externalReference: 'group 7' };
    const command = { key, revision, tickets: 'there', reason: 'seen', references, caller: operator } as const;
    await world.engine.skipDelivery.execute(command);
    const { externalReference, fareContractRef } = (await world.ticket()).distributionDetails;
    expect([externalReference, fareContractRef]).to.deep.equal(['group 7', null]);
  });

  it('called there by mistake shows as a drift at the next look', async () => {
    const world = await setAside('lose-request');
    await skip(world, await newest(world), 'there');
    await world.rest();
    expect(await world.driftKinds()).to.deep.equal(['outcome-unknown RESOLVED', 'missing-there OPEN']);
  });

  it('called not there: the ticket failed, and its key is cancelled at the system', async () => {
    const world = await setAside('lose-request');
    const { delivery } = await skip(world, await newest(world), 'not-there');
    expect(delivery).to.include({
      state: 'REFUSED',
      lastError: 'by the word of example-desk: asked by telephone',
    });
    await settled();
    expect(await world.told()).to.deep.equal(['issue REFUSED', 'cancel DONE']);
    expect(await world.ticket()).to.deep.include({
      status: 'FAILED',
      statusReason: { code: 'refused', message: 'by the word of example-desk: asked by telephone' },
    });
    expect(await world.driftKinds()).to.deep.equal(['outcome-unknown RESOLVED']);
  });

  it('called not there can be handed over again, and a call that lands late issues nothing twice', async () => {
    const world = await setAside('land-late');
    await skip(world, await newest(world), 'not-there');
    await settled();
    await distribute(world.engine);
    await world.rest();
    world.bifrost.land();
    await world.rest();
    expect(await world.told()).to.deep.equal(['issue REFUSED', 'cancel DONE', 'issue DONE']);
    await expectAgreement(world);
  });

  it('called not there keeps its ticket waiting until the system, and no operator, says that the key is dead', async () => {
    const world = await setAside('land-late');
    world.bifrost.meet('lose-request');
    await skip(world, await newest(world), 'not-there');
    await settled();
    await distribute(world.engine);
    expect(await world.told()).to.deep.equal(['issue REFUSED', 'cancel UNKNOWN', 'issue PENDING']);
    const cancel = await newest(world, 'cancel');
    expect(await codeOf(skip(world, cancel, 'not-there'))).to.equal('delivery/needs-an-answer');
    expect(await newest(world, 'cancel')).to.deep.equal(cancel);
    world.bifrost.land();
    await world.rest();
    expect(await world.told()).to.deep.equal(['issue REFUSED', 'cancel DONE', 'issue DONE']);
    await expectAgreement(world);
    const ended = await newest(world, 'cancel');
    expect(await codeOf(skip(world, ended, 'not-there'))).to.equal('delivery/answered');
  });

  it('called not there by mistake is cancelled at the system before it is handed over again', async () => {
    const world = await setAside('lose-answer');
    expect(world.bifrost.valid).to.have.length(1);
    world.bifrost.meet('unavailable');
    await skip(world, await newest(world), 'not-there');
    await settled();
    await distribute(world.engine);
    await settled();
    expect(await world.told()).to.deep.equal(['issue REFUSED', 'cancel PENDING', 'issue PENDING']);
    await world.rest();
    expect(await world.told()).to.deep.equal(['issue REFUSED', 'cancel DONE', 'issue DONE']);
    await expectAgreement(world);
  });
});

describe('A delivery whose outcome is still being asked for', () => {
  it('is ended by an operator who says what the system holds', async () => {
    const world = new World();
    await world.says(lineOf('BIFROST'));
    world.bifrost.meet('lose-answer');
    await distribute(world.engine);
    expect(await world.told()).to.deep.equal(['issue UNKNOWN']);
    await skip(world, await newest(world), 'there');
    await world.rest();
    expect(await world.told()).to.deep.equal(['issue DONE']);
    await expectAgreement(world);
  });
});

describe('A delivery that certainly had no effect', () => {
  for (const calls of [0, 2]) {
    it(`is refused without a word to the system, after ${calls} calls`, async () => {
      const world = new World({ schedule: IMPATIENT });
      await world.says(lineOf('BIFROST'));
      if (calls === 0) {
        const paused = { fulfillmentMethod: 'BIFROST', reason: 'maintenance', caller: operator } as const;
        await world.engine.pauseTicketSystem.execute(paused);
      }
      world.bifrost.meet('unavailable', 'unavailable');
      await distribute(world.engine);
      await world.pass(2);
      expect(await newest(world)).to.include({ attemptCount: calls });
      await skip(world, await newest(world), 'not-there');
      await settled();
      expect([await world.told(), await world.statuses()]).to.deep.equal([['issue REFUSED'], ['FAILED']]);
    });
  }
});

describe('A change that was set aside', () => {
  it('of a cancel, called not there: the ticket is cancelled', async () => {
    const world = await changeSetAside('lose-answer');
    await skip(world, await newest(world, 'cancel'), 'not-there');
    expect(await world.statuses()).to.deep.equal(['CANCELLED']);
    await world.rest();
    await expectAgreement(world);
  });

  it('of a cancel, called there: the refused cancel is a drift that can be repaired', async () => {
    const world = await changeSetAside('lose-request');
    await skip(world, await newest(world, 'cancel'), 'there');
    expect(await world.driftKinds()).to.have.members(['outcome-unknown RESOLVED', 'cancel-refused OPEN']);
    await world.repair();
    await world.rest();
    expect([await world.statuses(), world.bifrost.valid]).to.deep.equal([['CANCELLED'], []]);
  });

  it('of an update, called changed: the ticket is as it is wanted', async () => {
    const world = await changeSetAside('lose-answer', lineOf('BIFROST', { fareProducts: [changed] }));
    await skip(world, await newest(world, 'update'), 'changed');
    await world.rest();
    await expectAgreement(world);
  });

  it('of an update, called unchanged: the wish stays as a drift that can be repaired', async () => {
    const world = await changeSetAside('lose-request', lineOf('BIFROST', { fareProducts: [changed] }));
    await skip(world, await newest(world, 'update'), 'unchanged');
    expect(await world.driftKinds()).to.have.members(['outcome-unknown RESOLVED', 'change-refused OPEN']);
    await world.repair();
    await world.rest();
    expect(nth(world.bifrost.valid).product).to.deep.equal(changed);
    await expectAgreement(world);
  });
});

describe('Skipping a delivery', () => {
  it('names the operator in the history of the ticket', async () => {
    const world = await setAside('lose-answer');
    await skip(world, await newest(world), 'there');
    const history = await world.engine.ticketStory.history((await world.ticket()).id, operator);
    expect(history.at(-1)).to.include({ to: 'DISTRIBUTED', by: 'example-desk' });
  });

  it('is refused while a call is made, whatever is said', async () => {
    const bifrost = new PatientTicketSystem();
    const world = new World({ gateways: { BIFROST: bifrost } });
    await world.says(lineOf('BIFROST'));
    const distributing = distribute(world.engine);
    await settled();
    expect(bifrost.underWay).to.equal(1);
    const delivery = await newest(world);
    for (const tickets of ['there', 'not-there'] as const) {
      expect(await codeOf(skip(world, delivery, tickets))).to.equal('delivery/under-way');
    }
    await bifrost.answer();
    await distributing;
    expect(await world.statuses()).to.deep.equal(['DISTRIBUTED']);
  });

  it('is refused when it has ended, to the second of two operators, and for one that nobody knows', async () => {
    const world = await setAside('lose-answer');
    const seen = await newest(world);
    await skip(world, seen, 'there');
    expect(await codeOf(skip(world, seen, 'not-there', other))).to.equal('delivery/changed-meanwhile');
    expect(await codeOf(skip(world, await newest(world), 'not-there', other))).to.equal('delivery/answered');
    const unknown = { ...seen, key: 'nobody' as typeof seen.key };
    expect(await codeOf(skip(world, unknown, 'there'))).to.equal('delivery/not-found');
    expect(await world.statuses()).to.deep.equal(['DISTRIBUTED']);
  });

  it('is refused by a statement that says nothing of such a hand-over', async () => {
    const issue = await setAside('lose-answer');
    expect(await codeOf(skip(issue, await newest(issue), 'changed'))).to.equal('delivery/statement-does-not-fit');
    const update = await changeSetAside('lose-answer', lineOf('BIFROST', { fareProducts: [changed] }));
    const refused = codeOf(skip(update, await newest(update, 'update'), 'there'));
    expect(await refused).to.equal('delivery/statement-does-not-fit');
    expect((await newest(update, 'update')).state).to.equal('SET_ASIDE');
  });

  it('is written down, and so is its refusal', async () => {
    const world = await setAside('lose-answer');
    const seen = await newest(world);
    await skip(world, seen, 'there');
    await codeOf(skip(world, seen, 'not-there', other));
    expect(await audit(world)).to.deep.equal([
      `example-night-desk skip-delivery ${seen.key}: delivery/changed-meanwhile`,
      `example-desk skip-delivery ${seen.key}: done`,
    ]);
    const { items } = await world.engine.searchAudit.execute({
      caller: operator,
      outcome: 'done',
      page: 0,
      perPage: 1,
    });
    expect(nth(items)).to.deep.include({
      orderId: seen.handOver.orderId,
      organisationId: 1,
      reason: 'asked by telephone',
      details: { tickets: 'there', outcome: 'DONE' },
      correlationId: 'correlation-9',
    });
  });
});
