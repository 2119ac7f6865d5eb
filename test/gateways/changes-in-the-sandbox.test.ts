import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TicketSystemGateway } from '@ticket-distribution/application';
import type { CallOutcome, DeliveryKey, HandOver, IssueHandOver } from '@ticket-distribution/domain';
import { type Sandbox, startSandbox } from '@ticket-distribution/sandbox';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { CONTEXT, TRAVEL_CARD, aCancel, aTicket, aTransfer, anUpdate, deliveryKey } from './hand-overs.js';
import { ACCOUNT_BASED_TICKETING, BIFROST, INTERNATIONAL, NOD, NOD_TRAVEL_CARD, type System } from './systems.js';

describe('What was handed over to the sandbox', () => {
  let folder: string;
  let sandbox: Sandbox;
  let stories = 0;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'changes-'));
    sandbox = await startSandbox({ port: 0, host: '127.0.0.1', dataFolder: folder });
  });

  after(async () => {
    await sandbox.close();
    await rm(folder, { recursive: true });
  });

  // oxlint-disable-next-line typescript/no-explicit-any -- each test knows the shape that it asks for
  const control = async (path: string, body?: object): Promise<{ status: number; body: any }> => {
    const response = await fetch(`${sandbox.address}/sandbox/${path}`, {
      ...(body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };

  /** The operations that the systems were told under keys of a story, in order. */
  const told = async (story: string): Promise<readonly string[]> => {
    const entries = (await control('ledger')).body as { key: string; operation: string; outcome: string }[];
    return entries
      .filter(({ key, operation }) => key.startsWith(`${story}.`) && operation !== 'query')
      .map(({ operation, outcome }) => `${operation} ${outcome}`);
  };

  const outcomeOf = async (gateway: TicketSystemGateway, handOver: HandOver): Promise<CallOutcome> =>
    (await gateway.handOver(handOver, CONTEXT)).outcome;

  /** An issue that was handed over, and keys for what comes after it. The tickets have ids of their own. */
  async function issued({ issue, open }: System, options: Partial<IssueHandOver> = {}) {
    stories += 1;
    const name = `story-${stories}`;
    const gateway = open({ baseUrl: sandbox.address });
    const key = (rest: string) => deliveryKey(`${name}.${rest}`);
    const tickets = [aTicket(`${name}-ticket-1`), aTicket(`${name}-ticket-2`)];
    const handedOver = { ...issue, tickets, key: key('issue.1.1'), ...options };
    expect(await outcomeOf(gateway, handedOver)).to.have.property('kind', 'applied');
    const ticketDistributionIds = handedOver.tickets.map((ticket) => ticket.ticketDistributionId);
    const cancel = aCancel({ key: key('cancel.2.2'), issueKey: handedOver.key, ticketDistributionIds });
    return { name, gateway, key, issue: handedOver, cancel };
  }

  const statuses = async (gateway: TicketSystemGateway, ...keys: readonly DeliveryKey[]) => {
    const { reports, failure } = await gateway.look(keys, CONTEXT);
    expect(failure).to.equal(null);
    return reports.map(({ tickets }) => tickets?.map(({ status }) => status) ?? null);
  };

  for (const [system, card] of [
    [NOD, null],
    [NOD_TRAVEL_CARD, '778'],
  ] as const) {
    describe(`for ${system.name}`, () => {
      const pickup =
        card === null ? system.issue.pickup : { ...TRAVEL_CARD, activate: true, mediaSerialNumberId: card };
      const place = { medium: pickup?.medium ?? null, mediaSerialNumberId: card, pickedUp: true };
      const pickUp = async (externalReference: string) => {
        const { status, body } = await control('pickups', { externalReference });
        expect(status, JSON.stringify(body)).to.equal(200);
      };

      it('is cancelled on the medium once it was picked up, and only then', async () => {
        const { name, gateway, key, issue, cancel } = await issued(system, { pickup });
        const onMedium = { ...cancel, ...place };
        expect(await outcomeOf(gateway, { ...onMedium, key: key('early') })).to.deep.include({
          kind: 'refused',
          pickedUp: false,
        });
        await pickUp(issue.key);
        expect(await outcomeOf(gateway, { ...cancel, key: key('late') })).to.deep.include({
          kind: 'refused',
          pickedUp: true,
        });
        const first = await outcomeOf(gateway, onMedium);
        expect(first.kind).to.equal('applied');
        expect(await outcomeOf(gateway, onMedium)).to.deep.equal(first);
        expect((await gateway.ask(onMedium, CONTEXT)).outcome).to.deep.equal(first);
        expect(await statuses(gateway, issue.key)).to.deep.equal([['CANCELLED', 'CANCELLED']]);
        expect(await told(name)).to.deep.equal([
          'issue applied',
          'cancel refused',
          'cancel refused',
          'cancel applied',
          'cancel repeated',
        ]);
      });

      it('is told as a change in both of its calls, before the pickup and after it', async () => {
        for (const isPickedUp of [false, true]) {
          const { name, gateway, key, issue, cancel } = await issued(system, { pickup });
          if (isPickedUp) await pickUp(issue.key);
          const again = { ...issue, key: key('issue.2.3'), purpose: 'update' as const };
          const old = { ...cancel, purpose: 'update' as const, ...(isPickedUp && place) };
          expect(await outcomeOf(gateway, again)).to.have.property('kind', 'applied');
          expect(await outcomeOf(gateway, old)).to.have.property('kind', 'applied');
          expect(await told(name)).to.deep.equal([
            'issue applied',
            'update-validity applied',
            'update-validity applied',
          ]);
          expect(await statuses(gateway, issue.key, again.key)).to.deep.equal([
            ['CANCELLED', 'CANCELLED'],
            ['DISTRIBUTED', 'DISTRIBUTED'],
          ]);
        }
      });

      it('is seen as it stands: waiting, picked up, cancelled by NOD, dead, refused, unknown', async () => {
        const { gateway, key, issue, cancel } = await issued(system, { pickup });
        expect(await statuses(gateway, issue.key)).to.deep.equal([['DISTRIBUTED', 'DISTRIBUTED']]);
        await pickUp(issue.key);
        const [first] = cancel.ticketDistributionIds;
        await control('cancellations', { system: 'NOD', ticketDistributionId: first });
        await gateway.handOver({ ...cancel, key: key('too-early'), issueKey: key('never') }, CONTEXT);
        const twice = [issue.tickets[0] ?? aTicket('none'), issue.tickets[0] ?? aTicket('none')];
        await gateway.handOver({ ...issue, key: key('refused'), tickets: twice }, CONTEXT);
        expect(await statuses(gateway, issue.key, key('never'), key('refused'), key('unheard'))).to.deep.equal([
          ['CANCELLED_EXTERNALLY', 'COMMITTED'],
          [],
          [],
          null,
        ]);
        const { reports, failure } = await gateway.look([issue.key, cancel.key, key('too-early')], CONTEXT);
        expect(reports.map((seen) => seen.key)).to.deep.equal([issue.key, cancel.key]);
        expect(failure).to.match(/^1 of 3 keys not seen; .*another operation/);
      });
    });
  }

  for (const system of [ACCOUNT_BASED_TICKETING, INTERNATIONAL, BIFROST]) {
    describe(`for ${system.name}`, () => {
      const { fulfillmentMethod } = system.issue;

      it('is changed in place under a key of its own, once, and keeps its names', async () => {
        const { name, gateway, key, issue } = await issued(system);
        const names = await outcomeOf(gateway, issue);
        const moved = { ...aTicket(`${name}-ticket-1`, { version: 'ENT:Version:77' }) };
        const update = anUpdate({ fulfillmentMethod, key: key('update.2.3'), issueKey: issue.key, ticket: moved });
        const first = await outcomeOf(gateway, update);
        expect(first.kind === 'applied' && first.references).to.deep.equal(
          names.kind === 'applied' ? names.references.slice(0, 1) : null,
        );
        expect(await outcomeOf(gateway, update)).to.deep.equal(first);
        expect((await gateway.ask(update, CONTEXT)).outcome).to.deep.equal(first);
        const validity = { ...update, key: key('update-validity.3.4'), operation: 'update-validity' as const };
        expect(await outcomeOf(gateway, validity)).to.deep.equal(first);
        expect(await told(name)).to.deep.equal([
          'issue applied',
          'issue repeated',
          'update applied',
          'update repeated',
          'update-validity applied',
        ]);
        const tickets = (await control('tickets')).body as { ticketDistributionId: string; product: unknown }[];
        const changed = tickets.find(({ ticketDistributionId }) => ticketDistributionId === `${name}-ticket-1`);
        expect(changed?.product).to.deep.equal({ id: moved.product.id, version: 'ENT:Version:77' });
      });

      it('is not changed any more once it is in use', async () => {
        const { name, gateway, key, issue } = await issued(system);
        const ticketDistributionId = `${name}-ticket-1`;
        await control('uses', { system: fulfillmentMethod, ticketDistributionId });
        const update = anUpdate({ fulfillmentMethod, key: key('update.2.3'), ticket: aTicket(ticketDistributionId) });
        for (const outcome of [await outcomeOf(gateway, update), (await gateway.ask(update, CONTEXT)).outcome]) {
          expect(outcome.kind).to.equal('refused');
          expect('reason' in outcome && outcome.reason).to.match(/^ALREADY_IN_USE: /);
        }
        const { reports } = await gateway.look([issue.key], CONTEXT);
        expect(reports[0]?.tickets?.map(({ status }) => status)).to.deep.equal(['ACTIVATED', 'DISTRIBUTED']);
      });
    });
  }

  it('moves to another account, with a fare contract of its own there, and is seen there', async () => {
    const { gateway, key, issue } = await issued(ACCOUNT_BASED_TICKETING);
    const [first] = issue.tickets;
    const ticketDistributionId = (first ?? aTicket('none')).ticketDistributionId;
    const transfer = aTransfer({ key: key('transfer.2.3'), ticketDistributionId });
    const moved = await outcomeOf(gateway, transfer);
    const [names] = moved.kind === 'applied' ? moved.references : [];
    expect(names?.fareContractRef).to.match(/^ATB:FareContract:9KX4T2QH-/);
    expect((await gateway.ask(transfer, CONTEXT)).outcome).to.deep.equal(moved);
    const { reports } = await gateway.look([issue.key], CONTEXT);
    expect(reports[0]?.tickets?.map(({ customerAccountRef }) => customerAccountRef)).to.deep.equal([
      'ATB:CustomerAccount:1000088',
      'ENT:CustomerAccount:1000077',
    ]);
  });

  it('is not moved where only accounts hold tickets', async () => {
    const { gateway, key } = await issued(BIFROST);
    const outcome = await outcomeOf(gateway, aTransfer({ fulfillmentMethod: 'BIFROST', key: key('transfer.2.3') }));
    expect('reason' in outcome && outcome.reason).to.match(/^OPERATION_NOT_SUPPORTED: /);
    expect(outcome.kind).to.equal('refused');
  });

  it('is seen in systems that speak JSON also when it is dead, refused or unknown', async () => {
    const { gateway, key, issue, cancel } = await issued(BIFROST);
    await gateway.handOver({ ...cancel, key: key('too-early'), issueKey: key('never') }, CONTEXT);
    const backwards = { ...aTicket('backwards'), endOfValidity: aTicket('backwards').startOfValidity };
    await gateway.handOver({ ...issue, key: key('refused'), tickets: [backwards] }, CONTEXT);
    const keys = [issue.key, key('never'), key('refused'), key('unheard')];
    expect(await statuses(gateway, ...keys)).to.deep.equal([['DISTRIBUTED', 'DISTRIBUTED'], [], [], null]);
  });
});
