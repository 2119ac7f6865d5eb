import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallOutcome, Instant, IssueHandOver } from '@ticket-distribution/domain';
import { type Sandbox, startSandbox } from '@ticket-distribution/sandbox';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { CONTEXT, TRAVEL_CARD, aCancel, aTicket, anUpdate, deliveryKey } from './hand-overs.js';
import { fault, getOrderGroupsResponse, result } from './nod-answers.js';
import { withServer } from './scripted-server.js';
import { BIFROST, NOD, NOD_TRAVEL_CARD, SYSTEMS, type System } from './systems.js';

type Refused = Extract<CallOutcome, { readonly kind: 'refused' }>;

/** The refusal that an outcome has to be. */
function refusalIn(outcome: CallOutcome): Refused {
  if (outcome.kind !== 'refused') return expect.fail(JSON.stringify(outcome));
  return outcome;
}

const named = (...tickets: readonly string[]): string =>
  `<n:ticketReferences>${tickets.map((ticket) => `<n:ticketReference>${ticket}</n:ticketReference>`).join('')}</n:ticketReferences>`;

describe('A refusal', () => {
  const answered = (
    { open, issue }: System,
    call: 'handOver' | 'ask',
    status: number,
    body: string,
  ): Promise<CallOutcome> =>
    withServer({ status, body }, async ({ baseUrl }) => (await open({ baseUrl })[call](issue, CONTEXT)).outcome);

  /** The same refusal of the first issue as each protocol says it, to the hand-over and to the question. */
  const refusals = (
    tickets: readonly string[] | null,
  ): readonly (readonly [System, 'handOver' | 'ask', number, string])[] => {
    const { key } = NOD.issue;
    const words = tickets === null ? '' : named(...tickets);
    const nodFault = fault('REFUSED', key).replace('</n:NodFault>', `${words}</n:NodFault>`);
    const known = {
      reference: key,
      known: 'true',
      outcome: 'REFUSED',
      operation: 'AddOrders',
      code: 'REFUSED',
      message: 'No.',
    };
    const nodResult = getOrderGroupsResponse(result(known).replace('</n:result>', `${words}</n:result>`));
    const json = {
      key,
      outcome: 'refused',
      code: 'REFUSED',
      message: 'No.',
      ...(tickets !== null && { ticketDistributionIds: tickets }),
      tickets: [],
    };
    return [
      [NOD, 'handOver', 500, nodFault],
      [NOD, 'ask', 200, nodResult],
      [BIFROST, 'handOver', 422, JSON.stringify(json)],
      [BIFROST, 'ask', 200, JSON.stringify(json)],
    ];
  };

  it('tells the tickets that it names, of those that were handed over', async () => {
    for (const [system, call, status, body] of refusals(['ticket-2', 'ticket-9', 'ticket-2'])) {
      const { tickets } = refusalIn(await answered(system, call, status, body));
      expect(tickets, `${system.name} ${call}`).to.deep.equal(['ticket-2']);
    }
  });

  it('that names none of them is about the call as a whole, as it was before it could name any', async () => {
    for (const tickets of [['ticket-9'], null]) {
      for (const [system, call, status, body] of refusals(tickets)) {
        const outcome = await answered(system, call, status, body);
        expect(outcome, `${system.name} ${call}`).to.deep.equal({ kind: 'refused', reason: 'REFUSED: No.' });
      }
    }
  });
});

describe('A refusal of the sandbox', () => {
  let folder: string;
  let sandbox: Sandbox;
  let stories = 0;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'named-'));
    sandbox = await startSandbox({ port: 0, host: '127.0.0.1', dataFolder: folder });
  });

  after(async () => {
    await sandbox.close();
    await rm(folder, { recursive: true });
  });

  const lay = async (fields: object): Promise<void> => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ latencyMs: 0, mode: 'refuse', ...fields });
    const { status } = await fetch(`${sandbox.address}/sandbox/faults`, { method: 'PUT', headers, body });
    expect(status).to.be.lessThan(300);
  };

  /** An issue of these tickets under a key of its own, and what becomes of it: told, told again, asked for. */
  const refusedThrice = async (system: System, tickets: IssueHandOver['tickets']): Promise<readonly Refused[]> => {
    stories += 1;
    const gateway = system.open({ baseUrl: sandbox.address });
    const issue = { ...system.issue, key: deliveryKey(`named-${stories}.issue.1.1`), tickets };
    const results = [
      await gateway.handOver(issue, CONTEXT),
      await gateway.handOver(issue, CONTEXT),
      await gateway.ask(issue, CONTEXT),
    ];
    return results.map(({ outcome }) => refusalIn(outcome));
  };

  for (const system of [NOD, NOD_TRAVEL_CARD]) {
    it(`names all tickets whose content ${system.name} refuses, whenever it is asked`, async () => {
      const tickets = [
        aTicket('ticket-1'),
        aTicket('ticket-2', { version: 'Version 12' }),
        aTicket('ticket-3'),
        aTicket('ticket-4', {
          topologies: [{ ...aTicket('').product.topologies[0], zoneType: 'ZONAL', zones: [] } as never],
        }),
      ];
      for (const refusal of await refusedThrice(system, tickets)) {
        expect(refusal.reason).to.match(/^DESCRIPTION_INVALID: .*product\/version/);
        expect(refusal.tickets).to.deep.equal(['ticket-2', 'ticket-4']);
      }
    });
  }

  it('names a ticket once, also when it has two orders', async () => {
    const card = {
      ...NOD_TRAVEL_CARD,
      issue: { ...NOD_TRAVEL_CARD.issue, pickup: { ...TRAVEL_CARD, activate: true } },
    };
    for (const { tickets } of await refusedThrice(card, [aTicket('ticket-1', { id: 'a b' }), aTicket('ticket-2')])) {
      expect(tickets).to.deep.equal(['ticket-1']);
    }
  });

  it('names the tickets whose validity does not end after it starts', async () => {
    const over = { ...aTicket('ticket-2'), endOfValidity: '2020-01-01T00:00:00.000Z' as Instant };
    for (const { reason, tickets } of await refusedThrice(BIFROST, [aTicket('ticket-1'), over])) {
      expect(reason).to.match(/^VALIDITY_INVALID/);
      expect(tickets).to.deep.equal(['ticket-2']);
    }
  });

  it('names the ticket in which a message breaks', async () => {
    const gateway = BIFROST.open({ baseUrl: sandbox.address });
    const tickets = [aTicket('ticket-1'), aTicket('ticket-2', { id: '' })];
    const key = deliveryKey('named.malformed');
    const refusal = refusalIn((await gateway.handOver({ ...BIFROST.issue, key, tickets }, CONTEXT)).outcome);
    expect(refusal.reason).to.match(/^MALFORMED/);
    expect(refusal.tickets).to.deep.equal(['ticket-2']);
  });

  it('names the ticket that it does not know', async () => {
    const gateway = BIFROST.open({ baseUrl: sandbox.address });
    const ticket = aTicket('never-issued');
    const update = anUpdate({ fulfillmentMethod: 'BIFROST', ticket, key: deliveryKey('named.update') });
    expect(refusalIn((await gateway.handOver(update, CONTEXT)).outcome).tickets).to.deep.equal(['never-issued']);
    for (const system of [NOD, BIFROST]) {
      const open = system.open({ baseUrl: sandbox.address });
      const issue = {
        ...system.issue,
        key: deliveryKey(`named.${system.name}`.replaceAll(' ', '-')),
        tickets: [aTicket('ticket-1')],
      };
      await open.handOver(issue, CONTEXT);
      const cancel = aCancel({ issueKey: issue.key, key: deliveryKey(`${issue.key}.cancel`) });
      expect(refusalIn((await open.handOver(cancel, CONTEXT)).outcome).tickets, system.name).to.deep.equal([
        'ticket-2',
      ]);
    }
  });

  for (const system of SYSTEMS) {
    const method = system.issue.fulfillmentMethod;

    it(`by a fault of ${system.name} names no ticket, or those that the fault is laid for`, async () => {
      await lay({ system: method, count: 1 });
      const all = [aTicket('ticket-1'), aTicket('ticket-2'), aTicket('ticket-3')];
      for (const refusal of await refusedThrice(system, all)) {
        expect(refusal.reason).to.match(/^REFUSED/);
        expect(refusal).to.not.have.property('tickets');
      }
      await lay({ system: method, ticketDistributionIds: ['ticket-2', 'ticket-3', 'ticket-9'] });
      for (const { reason, tickets } of await refusedThrice(system, all)) {
        expect(reason).to.match(/^REFUSED/);
        expect(tickets).to.deep.equal(['ticket-2', 'ticket-3']);
      }
      const gateway = system.open({ baseUrl: sandbox.address });
      const alone = { ...system.issue, key: deliveryKey(`named-${stories}.alone`), tickets: [aTicket('ticket-1')] };
      expect((await gateway.handOver(alone, CONTEXT)).outcome.kind).to.equal('applied');
      await lay({ system: method, mode: 'none' });
    });
  }
});
