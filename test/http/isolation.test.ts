import { OPERATIONS, PERMISSIONS } from '@ticket-distribution/http';
import {
  FakeMailSender,
  FakeTicketCodes,
  FakeTicketPrinter,
  FakeWebhookReceiver,
  anOrder,
} from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { after, before, beforeEach, describe, it } from 'mocha';
import { refusing } from '../application/drift-stories.js';
import { caller as anybody, orderId, settled } from '../application/story.js';
import { World, lineOf, nth } from '../application/world.js';
import type { Answer, AppUnderTest } from './an-app.js';
import { anAskingApp } from './an-asking-app.js';
import { AnIssuer } from './an-issuer.js';
import { type Names, NOT_ASKED, askOf } from './every-operation.js';

const FAKE_DOCUMENTS = {
  ticketCodes: new FakeTicketCodes(),
  ticketPrinter: new FakeTicketPrinter(),
  mailSender: new FakeMailSender(),
};

const EVERY_PERMISSION = Object.keys(PERMISSIONS);

/**
 * What is about no organisation: ticket systems prove themselves otherwise; how they stand, and metrics, are counted over
 * all; inspectors see no order; a note of a run is about no order.
 */
const OF_NOBODY = OPERATIONS.filter(
  ({ access, operationId }) =>
    [
      'public',
      'signed',
      'pass',
      'device',
      'metrics:read',
      'inspections:read',
      'ticket-systems:read',
      'ticket-systems:write',
    ].includes(access) || operationId === 'noteRegeneration',
);
const OF_ORGANISATIONS = OPERATIONS.filter((operation) => !OF_NOBODY.includes(operation));

describe('An organisation that calls, with every permission but none for others,', () => {
  let issuer: AnIssuer;
  let world: World;
  let app: AppUnderTest;
  let known: Names;
  const unknown: Names = {
    order: { ...anOrder({ version: 3, lines: [] }), id: 'NO-ORDER' as typeof orderId, organisationId: 2 },
    group: 'no-group',
    ticket: 'no-ticket',
    drift: 'no-drift',
    delivery: 'no-delivery',
    webhook: 'no-webhook',
    pdfTicket: 'no-pdf',
    mail: 'no-mail',
  };

  before(async () => {
    issuer = await AnIssuer.open();
  });
  after(() => issuer.close());

  beforeEach(async () => {
    world = await new World({ webhookSender: new FakeWebhookReceiver(), ...FAKE_DOCUMENTS }).sells(
      lineOf('ACCOUNT_BASED_TICKETING'),
      lineOf('BIFROST'),
      lineOf('NOD'),
    );
    const end = refusing(world, 'cancel');
    await world.says(lineOf('ACCOUNT_BASED_TICKETING'), lineOf('NOD'));
    await settled();
    end();
    const [group] = await world.groups();
    if (group === undefined) throw new Error('no group was made');
    const webhook = await world.engine.makeWebhook.execute({
      organisationId: 1,
      url: 'https://receiver.example/',
      description: null,
      filter: { stream: null, types: null },
      after: 1,
      caller: anybody,
    });
    const made = { orderId, language: 'nob', caller: anybody } as const;
    const [pdfTicket] = await world.engine.makePdfTickets.execute(made);
    const mail = await world.engine.mailTickets.execute({ ...made, to: 'ola@example.org' });
    known = {
      order: { ...anOrder({ version: 3, lines: [] }), organisationId: 2 },
      group: group.id,
      ticket: nth(group.tickets).id,
      drift: nth(await world.drifts()).id,
      delivery: nth(await world.deliveries()).handOver.key,
      webhook: webhook.id,
      pdfTicket: pdfTicket?.id ?? '',
      mail: mail.id,
    };
    app = await anAskingApp(issuer, world.engine, { clock: world.clock, newCorrelationId: () => 'made' });
  });

  const send = async (operation: (typeof OPERATIONS)[number], names: Names, claims: object): Promise<Answer> => {
    const { method, url, body } = askOf(operation, names);
    const authorization = `Bearer ${await issuer.token({ claims: { permissions: EVERY_PERMISSION, ...claims } })}`;
    return app.send(method, url, body, { authorization });
  };
  /** All that is told, without the names that were asked for. */
  const told = ({ status, headers, body }: Answer, names: Names): string =>
    [
      names.webhook,
      names.pdfTicket,
      names.mail,
      names.delivery,
      names.order.id,
      names.group,
      names.ticket,
      names.drift,
    ].reduce<string>(
      (text, name) => text.replaceAll(name, '…'),
      JSON.stringify({ status, body, headers: { ...headers, date: null, 'content-length': null, etag: null } }),
    );
  const everything = async () => ({
    order: await world.engine.readOrder.execute({ orderId, caller: anybody }),
    groups: await world.engine.searchGroups.execute({ conditions: [], page: 0, perPage: 99, caller: anybody }),
    drifts: await world.drifts(),
    deliveries: await world.deliveries(),
    pdfTickets: await world.engine.searchPdfTickets.execute({ page: 0, perPage: 99, caller: anybody }),
    webhooks: await world.engine.listWebhooks.execute({ caller: anybody }),
  });

  it('is tried with every operation there is', () => {
    expect(NOT_ASKED).to.deep.equal([]);
    expect(OF_NOBODY.map(({ operationId }) => operationId)).to.have.members([
      'receiveStatusReports',
      'live',
      'ready',
      'readIndex',
      'readMetrics',
      'readTicketKeys',
      'readRevokedCodes',
      'readTicketSystems',
      'pauseTicketSystem',
      'resumeTicketSystem',
      'noteRegeneration',
      'registerPass',
      'unregisterPass',
      'readChangedPasses',
      'readLatestPass',
      'complainOfPasses',
    ]);
  });

  for (const operation of OF_ORGANISATIONS) {
    const { operationId } = operation;
    const isRecord = operationId === 'recordOrderVersion';

    it(`is served by ${operationId} for its own`, async () => {
      const names = { ...known, order: { ...known.order, organisationId: 1 } };
      const { status } = await send(operation, names, { organisationId: 1 });
      expect(status).to.be.oneOf([200, 201, 202, 409]);
    });

    it(`neither changes anything by ${operationId} of another nor learns of it`, async () => {
      const first = await everything();
      const answer = await send(operation, known, { organisationId: 2 });
      expect(await everything()).to.deep.equal(first);
      if (isRecord)
        expect([answer.status, (answer.body as { code: string }).code]).to.deep.equal([409, 'order/id-taken']);
      else expect(told(answer, known)).to.equal(told(await send(operation, unknown, { organisationId: 2 }), unknown));
    });

    it(`reaches nothing by ${operationId} when its token names no organisation`, async () => {
      const first = await everything();
      const answer = await send(operation, known, { organisationId: undefined });
      expect(await everything()).to.deep.equal(first);
      if (isRecord) expect((answer.body as { code: string }).code).to.equal('order/other-organisation');
      else expect(told(answer, known)).to.equal(told(await send(operation, unknown, { organisationId: 2 }), unknown));
    });
  }

  it('learns nothing of an order that it records in the name of another', async () => {
    const operation = nth(OPERATIONS.filter(({ operationId }) => operationId === 'recordOrderVersion'));
    const inTheirName = (names: Names) => ({ ...names, order: { ...names.order, organisationId: 1 } });
    const [one, other] = [inTheirName(known), inTheirName(unknown)];
    const answers = [
      await send(operation, one, { organisationId: 2 }),
      await send(operation, other, { organisationId: 2 }),
    ];
    expect(told(nth(answers, 0), one)).to.equal(told(nth(answers, 1), other));
    expect(nth(answers).status).to.equal(403);
  });

  it('reads of others with the permission for it, and with that for changes changes them', async () => {
    const [read, generate, summary] = ['readOrder', 'generateTicketDistributions', 'getTicketDistributionSummary'].map(
      (id) => nth(OPERATIONS.filter(({ operationId }) => operationId === id)),
    );
    if (read === undefined || generate === undefined || summary === undefined) throw new Error('an operation is gone');
    const statuses = async (permission: string) => {
      const claims = { organisationId: 2, permissions: [...EVERY_PERMISSION, permission] };
      const answers = [];
      for (const operation of [summary, read, generate]) answers.push((await send(operation, known, claims)).status);
      return answers;
    };
    expect(await statuses('organisations:summarise')).to.deep.equal([200, 404, 404]);
    expect(await statuses('organisations:read')).to.deep.equal([200, 200, 404]);
    expect(await statuses('organisations:write')).to.deep.equal([200, 200, 200]);
  });
});
