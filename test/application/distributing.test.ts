import type { StoredGroup, Timer, Transactions } from '@ticket-distribution/application';
import type { Instant } from '@ticket-distribution/domain';
import {
  FakeTicketSystem,
  InMemoryTransactions,
  ManualClock,
  aProduct,
  anEngine,
  anOrder,
} from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { PatientTicketSystem } from './patient-ticket-system.js';
import {
  accountBased,
  caller,
  codeOf,
  distribute,
  generate,
  international,
  nod,
  orderId,
  record,
  settled,
  statuses,
} from './story.js';

describe('Distributing', () => {
  it('hands every ticket over exactly once when asked five times at the same moment', async () => {
    const system = new FakeTicketSystem();
    const engine = anEngine({ gateways: { NOD: system } });
    await record(engine, anOrder({ lines: [nod, { ...nod, id: 'line-two' as never }] }));
    const answers = await Promise.all(Array.from({ length: 5 }, () => distribute(engine)));
    for (const answer of answers) expect(statuses(answer)).to.deep.equal(['DISTRIBUTED', 'DISTRIBUTED']);
    expect(system.calls.map(({ outcome }) => outcome)).to.deep.equal(['applied', 'applied']);
    expect(system.tickets).to.have.length(2);
  });

  it('answers with what another process changed while the call was under way, and tells the ticket system of it', async () => {
    const transactions = new InMemoryTransactions();
    const system = new PatientTicketSystem();
    const [engine, other] = [
      anEngine({ transactions, gateways: { NOD: system } }),
      anEngine({ transactions, gateways: { NOD: system } }),
    ];
    await record(engine, anOrder({ version: 1, lines: [nod] }));
    const answer = distribute(engine);
    await settled();
    const later = aProduct({ endOfValidity: '2026-12-07T03:00:00.000Z' as Instant });
    await record(other, anOrder({ version: 2, lines: [{ ...nod, fareProducts: [later] }] }));
    while (system.underWay > 0) await system.answer();
    const groups = await answer;
    expect(statuses(groups)).to.deep.equal(['DISTRIBUTED']);
    expect(groups[0]?.group.orderVersion).to.equal(2);
    expect(groups[0]?.group.tickets[0]?.standing.held?.validity.endOfValidity).to.equal(later.endOfValidity);
    expect(system.begun.map(({ operation }) => operation)).to.deep.equal(['issue', 'issue', 'cancel']);
  });

  it('writes the answer on what is stored where a version came between it and the second try of a refused ticket', async () => {
    const system = new PatientTicketSystem();
    const engine = anEngine({ gateways: { INTERNATIONAL: system }, callsAtOnce: 1 });
    await record(engine, anOrder({ version: 1, lines: [international] }));
    system.meet('refuse');
    const refused = distribute(engine);
    await settled();
    await system.answer();
    expect(statuses(await refused)).to.deep.equal(['FAILED']);
    const answer = distribute(engine);
    await settled();
    const inItsPlace = aProduct({ name: { eng: 'Changed' } });
    await record(engine, anOrder({ version: 2, lines: [{ ...international, fareProducts: [inItsPlace] }] }));
    expect(statuses(await generate(engine))).to.deep.equal(['CANCELLING', 'DISTRIBUTING']);
    while (system.underWay > 0) await system.answer();
    await answer;
    expect(statuses(await generate(engine))).to.deep.equal(['CANCELLED', 'DISTRIBUTED']);
    expect(engine.log.failures).to.deep.equal([]);
  });

  it('writes an answer again on what is stored whatever goes wrong on what is remembered', async () => {
    const transactions = new InMemoryTransactions();
    let recalled = 0;
    const mistaken: Transactions = {
      read: (work) => transactions.read(work),
      run: (work) =>
        transactions.run(({ groups, deliveries, ...others }) => {
          const recall = groups.recall.bind(groups);
          Object.assign(groups, {
            recall: async (known: StoredGroup) => {
              recalled += 1;
              await recall(known);
              Object.assign(deliveries, { find: () => Promise.reject(new TypeError('a mistake')) });
            },
          });
          return work({ groups, deliveries, ...others });
        }),
    };
    const engine = anEngine({ transactions: mistaken });
    await record(engine, anOrder({ lines: [nod] }));
    expect(statuses(await distribute(engine))).to.deep.equal(['DISTRIBUTED']);
    expect(recalled).to.equal(1);
    expect(engine.log.failures).to.deep.equal([]);
  });

  it('needs no generate before it', async () => {
    const engine = anEngine({ autoGenerate: false });
    await record(engine, anOrder({ lines: [nod, international] }));
    expect(statuses(await distribute(engine))).to.deep.equal(['DISTRIBUTED', 'DISTRIBUTED']);
  });

  it('reconciles first when a newer version was recorded and nobody generated since', async () => {
    const engine = anEngine({ autoGenerate: false });
    await record(engine, anOrder({ version: 1, lines: [nod] }));
    await generate(engine);
    const holder = { ...nod, distributionHolderCustomerId: '1000099' };
    await record(engine, anOrder({ version: 2, lines: [holder, international, accountBased] }));
    const groups = await distribute(engine);
    expect(statuses(groups)).to.deep.equal(['DISTRIBUTED', 'DISTRIBUTED', 'DISTRIBUTED']);
    expect(groups.map(({ group }) => group.orderVersion)).to.deep.equal([2, 2, 2]);
    expect(groups[0]?.group.tickets[0]?.parties.distributionHolderCustomerId).to.equal('1000099');
  });

  it('tells the ticket systems first what a newer version changes that was recorded and not generated yet', async () => {
    const system = new FakeTicketSystem();
    const engine = anEngine({ autoGenerate: false, gateways: { NOD: system } });
    await record(engine, anOrder({ version: 1, lines: [nod, international] }));
    await distribute(engine, { orderLineIds: [nod.id] });
    await record(engine, anOrder({ version: 2, lines: [international] }));
    expect(system.tickets).to.have.length(1);
    expect(statuses(await distribute(engine))).to.deep.equal(['DISTRIBUTED', 'CANCELLED']);
    expect(system.tickets).to.deep.equal([]);
  });

  it('does nothing the second time', async () => {
    const engine = anEngine();
    await record(engine, anOrder({ lines: [nod, international] }));
    const first = await distribute(engine);
    expect(await distribute(engine)).to.deep.equal(first);
  });

  it('waits for tickets that were under way already, and leaves no timer behind', async () => {
    let open = 0;
    class CountedClock extends ManualClock {
      override timer(milliseconds: number): Timer {
        const pause = super.timer(milliseconds);
        open += 1;
        const end = (): void => {
          open -= 1;
          pause.end();
        };
        return { over: pause.over, end };
      }
    }
    const system = new FakeTicketSystem();
    const engine = anEngine({ clock: new CountedClock(), gateways: { NOD: system } });
    await record(engine, anOrder({ lines: [nod, { ...nod, id: 'line-two' as never }] }));
    const answers = [distribute(engine, { orderLineIds: [nod.id] }), distribute(engine)];
    for (const answer of answers) expect(statuses(await answer)[0]).to.equal('DISTRIBUTED');
    expect(open).to.equal(0);
  });

  it('tells the ticket what a client needs to pick it up', async () => {
    const engine = anEngine();
    await record(engine, anOrder({ lines: [nod] }));
    const [reading] = await distribute(engine, {
      pickup: { travelCard: { mediaSerialNumberId: '123' } },
      language: 'eng',
    });
    expect(reading?.group).to.deep.include({ distributedByDCI: 'ENT:DistributionChannel:App', distributedByOrgId: 1 });
    const [ticket] = reading?.group.tickets ?? [];
    expect(ticket?.distributionDetails).to.deep.include({
      medium: 'TRAVEL_CARD',
      mediaSerialNumberId: '123',
      language: 'eng',
      externalReference: `${reading?.group.id}.issue.1.1`,
    });
  });

  it('acts on the lines of the request and answers with all groups', async () => {
    const engine = anEngine();
    await record(engine, anOrder({ lines: [nod, international] }));
    expect(statuses(await distribute(engine, { orderLineIds: [international.id] }))).to.deep.equal([
      'GENERATED',
      'DISTRIBUTED',
    ]);
  });

  it('leaves account-based groups alone that generate handed over', async () => {
    const engine = anEngine();
    await record(engine, anOrder({ lines: [accountBased] }));
    expect(statuses(await distribute(engine))).to.deep.equal(['DISTRIBUTED']);
  });

  it('is refused, with the reason, when there is nothing but account-based tickets that wait', async () => {
    const engine = anEngine();
    await record(engine, anOrder({ lines: [{ ...accountBased, customerAccountRef: null }] }));
    const refused = distribute(engine);
    expect(await codeOf(refused)).to.equal('distribution/nothing-to-distribute');
    await refused.catch(({ message }: Error) => expect(message).to.include('names no customer account'));
  });

  it('hands what waits over to the card that is named, and leaves alone what is out elsewhere', async () => {
    const engine = anEngine();
    await record(engine, anOrder({ lines: [nod, { ...nod, id: 'line-two' as never }] }));
    await distribute(engine, { orderLineIds: [nod.id] });
    const pickup = { travelCard: { mediaSerialNumberId: '123' } };
    const groups = await distribute(engine, { pickup });
    expect(statuses(groups)).to.deep.equal(['DISTRIBUTED', 'DISTRIBUTED']);
    const media = groups.flatMap(({ group }) => group.tickets.map((ticket) => ticket.distributionDetails.medium));
    expect(media).to.deep.equal(['QR_CODE', 'TRAVEL_CARD']);
  });

  it('refuses a card when nothing that is meant can go there, and moves nothing', async () => {
    const engine = anEngine();
    await record(engine, anOrder({ lines: [nod, { ...nod, id: 'line-two' as never }] }));
    await distribute(engine, { orderLineIds: [nod.id] });
    const pickup = { travelCard: { mediaSerialNumberId: '123' } };
    const asked = { pickup, orderLineIds: [nod.id] };
    expect(await codeOf(distribute(engine, asked))).to.equal('distribution/other-medium');
    const groups = await engine.generateGroups.execute({ orderId, caller });
    expect(statuses(groups)).to.deep.equal(['DISTRIBUTED', 'GENERATED']);
  });

  it('refuses unknown lines, unknown orders, drafts and malformed cards', async () => {
    const engine = anEngine();
    expect(await codeOf(distribute(engine))).to.equal('order/not-found');
    await record(engine, anOrder({ status: 'DRAFT', lines: [nod] }));
    expect(await codeOf(distribute(engine))).to.equal('order/not-confirmed');
    await record(engine, anOrder({ lines: [nod] }));
    expect(await codeOf(distribute(engine, { orderLineIds: ['nobody' as never] }))).to.equal(
      'distribution/unknown-order-line',
    );
    const pickup = { travelCard: { mediaSerialNumberId: '12a' } };
    expect(await codeOf(distribute(engine, { pickup }))).to.equal('request/malformed');
  });

  it('hands failed tickets over again under a new key', async () => {
    const system = new FakeTicketSystem();
    const engine = anEngine({ gateways: { NOD: system } });
    await record(engine, anOrder({ lines: [nod] }));
    system.meet('refuse');
    const [failed] = await distribute(engine);
    expect(failed?.group.tickets[0]).to.deep.nested.include({ status: 'FAILED', 'statusReason.code': 'refused' });
    expect(statuses(await distribute(engine))).to.deep.equal(['DISTRIBUTED']);
    expect(system.calls.map(({ outcome }) => outcome)).to.deep.equal(['refused', 'applied']);
  });

  it('tells each ticket once by itself when a refusal names none, and fails those that are refused then', async () => {
    const system = new FakeTicketSystem();
    const engine = anEngine({ gateways: { NOD: system } });
    const fareProducts = [aProduct({ ref: 'out' }), aProduct({ ref: 'home' })];
    await record(engine, anOrder({ lines: [{ ...nod, fareProducts }] }));
    system.meet('refuse', 'refuse');
    expect(statuses(await distribute(engine)).toSorted()).to.deep.equal(['DISTRIBUTED', 'FAILED']);
    expect(statuses(await distribute(engine))).to.deep.equal(['DISTRIBUTED', 'DISTRIBUTED']);
    expect(system.tickets).to.have.length(2);
  });

  it('shows of each ticket the delivery that it was in last', async () => {
    const system = new FakeTicketSystem();
    const engine = anEngine({ gateways: { NOD: system } });
    await record(engine, anOrder({ lines: [nod, international] }));
    system.meet('refuse');
    await distribute(engine, { orderLineIds: [nod.id] });
    const [reading, untouched] = await distribute(engine, { orderLineIds: [nod.id] });
    const deliveries = [...(reading?.deliveryOf.values() ?? [])];
    expect(deliveries.map(({ key, state }) => [key, state])).to.deep.equal([
      [`${reading?.group.id}.issue.1.2`, 'DONE'],
    ]);
    expect(untouched?.deliveryOf.size).to.equal(0);
  });

  describe('by the deprecated operations', () => {
    const deprecated = { language: null, firstVersionOf: 'NOD' as const };

    it('acts on NOD groups only and sets neither language nor distribution channel', async () => {
      const engine = anEngine();
      await record(engine, anOrder({ lines: [nod, international] }));
      const groups = await distribute(engine, deprecated);
      expect(statuses(groups)).to.deep.equal(['DISTRIBUTED', 'GENERATED']);
      expect(groups[0]?.group.distributedByDCI).to.equal(null);
      expect(groups[0]?.group.tickets[0]?.distributionDetails.language).to.equal(null);
    });

    it('says of each group why it does nothing for it', async () => {
      const engine = anEngine();
      await record(engine, anOrder({ lines: [international] }));
      const refused = distribute(engine, deprecated);
      expect(await codeOf(refused)).to.equal('distribution/nothing-to-distribute');
      await refused.catch(({ message }: Error) => expect(message).to.include('distributes NOD groups only'));
    });

    it('is refused above order version 1, naming the operation to use', async () => {
      const engine = anEngine();
      await record(engine, anOrder({ version: 2, lines: [nod] }));
      const refused = distribute(engine, deprecated);
      expect(await codeOf(refused)).to.equal('distribution/order-version-not-supported');
      await refused.catch(({ message }: Error) =>
        expect(message).to.include(`/v1/ticket-distribution-groups/${orderId}/distribute`),
      );
    });
  });

  it('does not wait for a call that is not answered, and says so by the status', async () => {
    const system = new FakeTicketSystem();
    const engine = anEngine({ gateways: { NOD: system } });
    await record(engine, anOrder({ lines: [nod] }));
    system.meet('land-late');
    expect(statuses(await distribute(engine))).to.deep.equal(['DISTRIBUTING']);
    system.land();
    await settled();
    expect(system.tickets).to.have.length(1);
  });
});
