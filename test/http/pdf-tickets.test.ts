import { PdfTicketPrinter, SmtpTicketMailer } from '@ticket-distribution/documents';
import type { TicketCodes } from '@ticket-distribution/application';
import type { MailView, PdfTicketView } from '@ticket-distribution/http';
import { ManualClock, aLine, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import PostalMime from 'postal-mime';
import { readBack } from '../artefact-pdf/read-back.js';
import { MailServer } from '../mail-smtp/a-mail-server.js';
import { type AppUnderTest, type ProblemBody, anApp } from './an-app.js';
import { aFlexibleProduct } from './handed-over.js';
import { signedTicketCodes } from './signing-keys.js';

const ORDER = 'SOLD';
const URL = `/v1/pdf-tickets/${ORDER}`;
const products = [aFlexibleProduct({ ref: 'first' }), aFlexibleProduct({ ref: 'second' })];
const line = aLine({ method: 'NOD', products });
const DAY_MS = 86_400_000;

/** Codes whose first key can be withdrawn: the second one signs then. */
interface Withdrawable extends TicketCodes {
  withdrawn: boolean;
}

function withdrawable(clock: ManualClock): Withdrawable {
  const [first, second] = [signedTicketCodes(clock), signedTicketCodes(clock)];
  const now = (codes: { readonly withdrawn: boolean }) => (codes.withdrawn ? second : first);
  return new Proxy({ withdrawn: false } as Withdrawable, {
    get: (codes, name) => {
      if (name === 'withdrawn') return codes.withdrawn;
      const member: unknown = Reflect.get(now(codes), name, now(codes));
      return typeof member === 'function' ? member.bind(now(codes)) : member;
    },
  });
}

interface Items {
  readonly items: readonly PdfTicketView[];
  readonly totalItems?: number;
}

describe('PDF tickets over HTTP', () => {
  let clock: ManualClock;
  let app: AppUnderTest;
  let server: MailServer;
  let mailer: SmtpTicketMailer;
  let codes: Withdrawable;
  beforeEach(async () => {
    clock = new ManualClock();
    server = await MailServer.open();
    mailer = new SmtpTicketMailer({
      smtp: { host: '127.0.0.1', port: server.port, tls: 'NONE' },
      from: { address: 'tickets@rail.example' },
    });
    codes = withdrawable(clock);
    app = await anApp({
      clock,
      ticketCodes: codes,
      ticketPrinter: new PdfTicketPrinter({ issuer: 'Test Rail', timeZone: 'Europe/Oslo' }),
      mailSender: mailer,
    });
    await app.record(anOrder({ id: ORDER, lines: [line] }));
  });
  afterEach(async () => {
    mailer.close();
    await server.close();
  });

  const distribute = async () => app.send('POST', `/v1/ticket-distribution-groups/${ORDER}/distribute`);
  const make = async (body: object = {}) => (await app.send<Items>('POST', URL, body)).body.items;
  const search = async (query: string) => (await app.send<Items>('GET', `/v1/pdf-tickets?${query}`)).body;
  const cancel = async () => app.record(anOrder({ id: ORDER, version: 2, status: 'CANCELLED', lines: [] }));
  const bytesOf = ({ pdf }: PdfTicketView) => new Uint8Array(Buffer.from(pdf, 'base64'));
  const mail = async (to = 'ola@example.org') => app.send<MailView>('POST', `${URL}/mails`, { to, language: 'nob' });
  const mailNow = async ({ id }: MailView) => (await app.send<MailView>('GET', `/v1/ticket-mails/${id}`)).body;

  it('are made for every ticket that shows a code, in the language asked for, and no others', async () => {
    expect(await make()).to.deep.equal([]);
    await distribute();
    const made = await make({ language: 'nno' });
    expect(made).to.have.length(2);
    for (const one of made) {
      expect(one).to.deep.include({ orderId: ORDER, orderVersion: 1, codeNumber: 1, language: 'nno', current: true });
      const { pages } = await readBack(bytesOf(one));
      const said = JSON.stringify(pages);
      for (const text of [ORDER, 'Test Rail', one.ticketDistributionId]) expect(said).to.include(text);
    }
  });

  it('are those that are there, whatever language is asked for, until the code of a ticket is another', async () => {
    await distribute();
    const made = await make({ language: 'eng' });
    expect(await make({ language: 'nob' })).to.deep.equal(made);
    const [first, second] = made;
    await app.send('POST', `/v1/ticket-distribution-groups/${ORDER}/redistribute`, {
      reason: 'lost phone',
      ticketDistributionIds: [first?.ticketDistributionId],
    });
    const again = await make({ language: 'nob' });
    expect(again.find(({ id }) => id === second?.id)).to.deep.equal(second);
    expect(again.map(({ codeNumber }) => codeNumber)).to.have.members([1, 2]);
    const all = await search(`orderId=${ORDER}`);
    expect(all.items.map(({ id, current }) => [id === first?.id, current])).to.have.deep.members([
      [true, false],
      [false, true],
      [false, true],
    ]);
  });

  it('are made anew once the key that signed them is not believed any more', async () => {
    await distribute();
    const [before] = await make();
    codes.withdrawn = true;
    expect((await search(`id=${before?.id}`)).items[0]?.current).to.equal(false);
    const [after] = await make();
    expect(after?.id).not.to.equal(before?.id);
    expect(after?.current).to.equal(true);
  });

  it('say on the ticket that they were handed out, and are made once though two ask at the same time', async () => {
    await distribute();
    const [one, other] = await Promise.all([make(), make()]);
    expect(one).to.deep.equal(other);
    expect((await search(`orderId=${ORDER}`)).totalItems).to.equal(2);
    const groups = await app.send<{ readonly items: readonly object[] }>(
      'GET',
      `/v1/ticket-distribution-groups?orderId=${ORDER}`,
    );
    expect(JSON.stringify(groups.body).match(/"distributedAsPdf":true/g)).to.have.length(2);
  });

  it('are found by each filter, read as they are, and refused without a filter', async () => {
    await distribute();
    const [one, other] = await make();
    if (one === undefined || other === undefined) throw new Error('two were made');
    for (const query of [`id=${one.id}`, `ticketDistributionId=${one.ticketDistributionId}`]) {
      expect((await search(query)).items).to.deep.equal([one]);
    }
    expect(
      (await search(`id=${one.id},${other.id}&orderLineId=${one.orderLineId}&organisationId=1`)).totalItems,
    ).to.equal(2);
    expect((await search('organisationId=2')).totalItems).to.equal(0);
    const content = await app.send('GET', `/v1/pdf-tickets/${one.id}/content`);
    expect([content.status, content.headers['content-type']]).to.deep.equal([200, 'application/pdf']);
    expect((await app.send<ProblemBody>('GET', '/v1/pdf-tickets')).status).to.equal(400);
    expect((await app.send<ProblemBody>('GET', '/v1/pdf-tickets/NOBODY/content')).body.code).to.equal(
      'documents/pdf-not-found',
    );
  });

  it('are deleted on their day, and with their order', async () => {
    await distribute();
    const [{ deleteAt } = { deleteAt: '' }] = await make();
    await clock.advance(Date.parse(deleteAt) - Date.parse(clock.now()) - 1);
    await app.engine.forgetDocuments.execute();
    expect((await search(`orderId=${ORDER}`)).totalItems).to.equal(2);
    await clock.advance(1);
    await app.engine.forgetDocuments.execute();
    expect((await search(`orderId=${ORDER}`)).totalItems).to.equal(0);
  });

  it('are sent by e-mail, each as a file that is the PDF to the byte', async () => {
    await distribute();
    const queued = await mail('kari@blåbær.example');
    expect([queued.status, queued.body.state]).to.deep.equal([202, 'QUEUED']);
    expect(JSON.stringify(queued.body)).not.to.include('kari');
    expect(await app.engine.sendMails?.execute()).to.equal(1);
    expect(await mailNow(queued.body)).to.deep.include({
      state: 'SENT',
      attempts: 1,
      nextAttemptAt: null,
      fault: null,
    });
    const [received] = server.received;
    const read = await PostalMime.parse(received?.bytes ?? '');
    expect(read.subject).to.equal(`Billett for ordre ${ORDER}`);
    const sent = read.attachments.map(({ content }) => Buffer.from(content as ArrayBuffer).toString('base64'));
    expect(sent).to.have.members((await make()).map(({ pdf }) => pdf));
  });

  it('are sent again by the same message while the server is away, and by no other', async () => {
    await distribute();
    server.refuse('CONTENT', 451, 'later');
    const { body } = await mail();
    await app.engine.sendMails?.execute();
    expect(await mailNow(body)).to.deep.include({ state: 'QUEUED', attempts: 1 });
    expect(await app.engine.sendMails?.execute()).to.equal(0);
    server.accept();
    await clock.advance(60_000);
    await app.engine.sendMails?.execute();
    await app.engine.sendMails?.execute();
    expect((await mailNow(body)).state).to.equal('SENT');
    expect(server.received).to.have.length(1);
  });

  it('are refused for good where the server says so, and given up after a day', async () => {
    await distribute();
    server.refuse('RCPT', 550, 'no such box');
    const { body: refused } = await mail();
    await app.engine.sendMails?.execute();
    expect((await mailNow(refused)).state).to.equal('REFUSED');
    server.refuse('RCPT', 450, 'later');
    const { body: late } = await mail();
    for (let hour = 0; hour < 40; hour += 1) {
      await app.engine.sendMails?.execute();
      await clock.advance(DAY_MS / 24);
    }
    expect(await mailNow(late)).to.deep.include({ state: 'GIVEN_UP', attempts: 30 });
  });

  it('are tried again when they could not even be made, and the others are sent meanwhile', async () => {
    await distribute();
    const { body: first } = await mail();
    const { body: second } = await mail('kari@example.org');
    let calls = 0;
    mailer.send = async (sent) => {
      calls += 1;
      if (calls === 1) throw new Error('a fault inside');
      return SmtpTicketMailer.prototype.send.call(mailer, sent);
    };
    await app.engine.sendMails?.execute();
    expect(await mailNow(first)).to.deep.include({ state: 'QUEUED', attempts: 1 });
    expect((await mailNow(first)).fault).to.include('could not be made');
    expect((await mailNow(second)).state).to.equal('SENT');
  });

  it('begin no other once the service is to end', async () => {
    await distribute();
    const { body } = await mail();
    app.engine.sendMails?.stop();
    expect(await app.engine.sendMails?.execute()).to.equal(0);
    expect((await mailNow(body)).state).to.equal('QUEUED');
  });

  it('are not sent any more once no ticket is valid', async () => {
    await distribute();
    const { body } = await mail();
    await cancel();
    await app.engine.sendMails?.execute();
    expect([(await mailNow(body)).state, server.received.length]).to.deep.equal(['DROPPED', 0]);
    expect((await mail()).status).to.equal(409);
  });

  it('are queued once for a request with a key, and refused for what is no address', async () => {
    await distribute();
    const key = { 'Idempotency-Key': 'mail-1' };
    const twice = [1, 2].map(() => app.send<MailView>('POST', `${URL}/mails`, { to: 'ola@example.org' }, key));
    const [first, again] = await Promise.all([twice[0], (await twice[0], twice[1])]);
    expect(again?.status === 409 || again?.body.id === first?.body.id).to.equal(true);
    await app.engine.sendMails?.execute();
    expect(server.received).to.have.length(1);
    for (const to of ['ola', 'ola@example.org, kari@example.org', 'ola@example.org\nBcc: x@example.org']) {
      expect((await mail(to)).status, to).to.equal(422);
    }
  });

  it('and mails are gone when the customer is erased, and said to be', async () => {
    await distribute();
    await make();
    await mail();
    const { body } = await app.send<{ readonly erased: Readonly<Record<string, number>> }>(
      'DELETE',
      '/v1/customers/1000042?force=true',
    );
    expect(body.erased).to.deep.include({ pdfTickets: 2, mails: 1 });
    expect((await search(`orderId=${ORDER}`)).totalItems).to.equal(0);
  });
});
