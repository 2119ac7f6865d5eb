import { MailSettingsError, type SmtpOptions, SmtpMailSender, messageBytes } from '@ticket-distribution/mail-smtp';
import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import PostalMime from 'postal-mime';
import { certificates, hasOpenssl } from '../artefact-wallet/certificates.js';
import { aMail } from './a-mail.js';
import { FaultyLine, STAGES, type Stage } from './a-faulty-line.js';
import { MailServer, type Moment, PASSWORD, USER } from './a-mail-server.js';

/** More than fits between two sockets. */
const LARGE = { filename: 'large.bin', contentType: 'application/octet-stream', content: new Uint8Array(15_000_000) };

describe('Mails over SMTP', () => {
  let server: MailServer;
  let line: FaultyLine;
  const senders: SmtpMailSender[] = [];
  const senderTo = (port: number, other: Partial<SmtpOptions> = {}): SmtpMailSender => {
    const sender = new SmtpMailSender({
      host: '127.0.0.1',
      port,
      tls: 'NONE',
      clientName: 'tickets.example.org',
      ...other,
    });
    senders.push(sender);
    return sender;
  };

  beforeEach(async () => {
    server = await MailServer.open();
    line = await FaultyLine.to(server.port);
  });

  afterEach(async () => {
    for (const sender of senders.splice(0)) sender.close();
    await line.close();
    await server.close();
  });

  it('arrive as they were written, attachments to the byte', async () => {
    const mail = aMail();
    expect(await senderTo(server.port).send(mail)).to.deep.equal({ kind: 'SENT', answer: '250 2.0.0 queued as 7F3A' });
    const [received] = server.received;
    expect(received).to.deep.include({ from: mail.from.address, to: [mail.to.address], user: null });
    const read = await PostalMime.parse(received?.bytes ?? '');
    expect(read.subject).to.equal(mail.subject);
    expect(read.messageId).to.equal(`<${mail.messageId}>`);
    expect(read.date).to.equal(mail.date);
    expect(read.from).to.include(mail.from);
    expect(read.to?.[0]).to.include(mail.to);
    expect(read.text?.trimEnd().replaceAll('\r\n', '\n')).to.equal(mail.text);
    expect(read.html?.trimEnd()).to.equal(mail.html);
    expect(read.headers.find(({ key }) => key === 'auto-submitted')?.value).to.equal('auto-generated');
    expect(
      read.attachments.map(({ filename, mimeType, content }) => ({
        filename,
        contentType: mimeType,
        content: new Uint8Array(content as ArrayBuffer),
      })),
    ).to.deep.equal(mail.attachments);
  });

  it('are the same bytes whenever they are sent, and others for any other content', async () => {
    const sender = senderTo(server.port);
    await sender.send(aMail());
    await sender.send(aMail());
    const [one, other] = server.received;
    expect(one?.bytes.equals(other?.bytes ?? Buffer.alloc(0))).to.equal(true);
    const boundary = async (mail = aMail()) =>
      /boundary="(.+)"/.exec((await messageBytes(mail)).toString('latin1'))?.[1];
    expect(await boundary(aMail({ text: 'Hei' }))).to.not.equal(await boundary());
    expect(await boundary(aMail({ attachments: aMail().attachments.slice(1) }))).to.not.equal(await boundary());
  });

  it('cannot be given another part by a text that guesses what parts them', async () => {
    const boundary = /boundary="(.+)"/.exec((await messageBytes(aMail())).toString('latin1'))?.[1];
    const text = `--${boundary}\r\nContent-Type: text/html\r\n\r\nplanted`;
    const read = await PostalMime.parse(await messageBytes(aMail({ text })));
    expect(read.html).to.not.contain('planted');
    expect(read.text).to.contain('planted');
  });

  it('go over a few connections, which are kept', async () => {
    const sender = senderTo(server.port, { connections: 2 });
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, at) => sender.send(aMail({ messageId: `${at}@x.example` }))),
    );
    expect(outcomes.every(({ kind }) => kind === 'SENT')).to.equal(true);
    expect(server.received).to.have.length(12);
    expect(server.connections).to.be.at.most(2);
  });

  it('go over a new connection when the server has closed the idle ones', async () => {
    const sender = senderTo(line.port, { connections: 2 });
    await Promise.all([sender.send(aMail()), sender.send(aMail())]);
    line.cut();
    expect((await sender.send(aMail())).kind).to.equal('SENT');
    expect(server.received).to.have.length(3);
  });

  describe('when the connection breaks', () => {
    const outcomes: Readonly<Record<Stage, string>> = {
      GREETING: 'TRY_LATER',
      EHLO: 'TRY_LATER',
      STARTTLS: 'TRY_LATER',
      AUTH: 'TRY_LATER',
      MAIL: 'TRY_LATER',
      RCPT: 'TRY_LATER',
      DATA: 'TRY_LATER',
      CONTENT: 'TRY_LATER',
      END_OF_CONTENT: 'UNKNOWN',
      ANSWER: 'UNKNOWN',
    };

    for (const stage of STAGES) {
      it(`at ${stage} are ${outcomes[stage]}, and arrive when they are sent again`, async () => {
        const mail = stage === 'CONTENT' ? aMail({ attachments: [LARGE] }) : aMail();
        const sender = senderTo(line.port, { user: USER, password: PASSWORD });
        line.stage = stage;
        const outcome = await sender.send(mail);
        expect(outcome).to.include({ kind: outcomes[stage] });
        expect('reason' in outcome && outcome.reason).to.match(/^the connection (?:was lost|failed)/);
        const before = server.received.length;
        expect(before).to.equal(stage === 'ANSWER' ? 1 : 0);
        line.stage = null;
        expect((await sender.send(mail)).kind).to.equal('SENT');
        expect(server.received).to.have.length(before + 1);
        const [one, other = one] = server.received;
        expect(one?.bytes.equals(other?.bytes ?? Buffer.alloc(0)), 'the same message').to.equal(true);
      });
    }

    it('at STARTTLS are TRY_LATER, and nothing is said without TLS', async () => {
      line.stage = 'STARTTLS';
      expect((await senderTo(line.port, { tls: 'STARTTLS' }).send(aMail())).kind).to.equal('TRY_LATER');
      expect(server.received).to.have.length(0);
    });
  });

  it('that nobody answers in time may have arrived only when all of them was sent', async () => {
    line.fault = 'IS_SILENT';
    const outcomes = new Map<Stage, object>();
    for (const stage of ['GREETING', 'RCPT', 'END_OF_CONTENT', 'ANSWER'] as const) {
      line.stage = stage;
      outcomes.set(stage, await senderTo(line.port, { answerMs: 1500, connectMs: 1500 }).send(aMail()));
    }
    const reason = 'there was no answer in time';
    expect(Object.fromEntries(outcomes)).to.deep.equal({
      GREETING: { kind: 'TRY_LATER', reason },
      RCPT: { kind: 'TRY_LATER', reason },
      END_OF_CONTENT: { kind: 'UNKNOWN', reason },
      ANSWER: { kind: 'UNKNOWN', reason },
    });
  });

  it('are tried later while nobody is there', async () => {
    const { port } = server;
    await server.close();
    expect(await senderTo(port).send(aMail())).to.deep.equal({
      kind: 'TRY_LATER',
      reason: 'the connection failed: ECONNREFUSED',
    });
    server = await MailServer.open();
  });

  it('are tried later where the server says so, refused where it never takes them', async () => {
    const sender = senderTo(server.port, { user: USER, password: PASSWORD });
    const cases: readonly [Moment, number, string, string][] = [
      ['CONNECT', 421, 'TRY_LATER', 'the connection was answered with: 421 not so'],
      ['CONNECT', 554, 'TRY_LATER', 'the connection was answered with: 554 not so'],
      ['AUTH', 454, 'TRY_LATER', 'the connection was answered with: 454 not so'],
      ['AUTH', 535, 'TRY_LATER', 'the connection was answered with: 535 not so'],
      ['MAIL', 450, 'TRY_LATER', 'MAIL FROM was answered with: 450 not so'],
      ['MAIL', 550, 'REFUSED', 'MAIL FROM was answered with: 550 not so'],
      ['RCPT', 451, 'TRY_LATER', 'RCPT TO was answered with: 451 not so'],
      ['RCPT', 503, 'TRY_LATER', 'RCPT TO was answered with: 503 not so'],
      ['RCPT', 553, 'REFUSED', 'RCPT TO was answered with: 553 not so'],
      ['CONTENT', 452, 'TRY_LATER', 'DATA was answered with: 452 not so'],
      ['CONTENT', 554, 'REFUSED', 'DATA was answered with: 554 not so'],
    ];
    for (const [moment, code, kind, reason] of cases) {
      server.refuse(moment, code, 'not so');
      const fresh =
        moment === 'CONNECT' || moment === 'AUTH' ? senderTo(server.port, { user: USER, password: PASSWORD }) : sender;
      expect(await fresh.send(aMail()), `${moment} ${code}`).to.deep.equal({ kind, reason });
      server.accept();
      expect((await sender.send(aMail())).kind, `after ${moment} ${code}`).to.equal('SENT');
    }
  });

  it('that are larger than the server takes are refused before they are sent', async () => {
    const small = await MailServer.open({ size: 1000 });
    expect(await senderTo(small.port).send(aMail())).to.deep.equal({
      kind: 'REFUSED',
      reason: 'the message is larger than the server takes',
    });
    expect(small.received).to.have.length(0);
    await small.close();
  });

  it('leave nothing of themselves in what is told of them, whatever the server repeats', async () => {
    const sender = senderTo(server.port);
    const repeated = [
      '5.1.1 <ola.nordmann@example.com>: no mailbox here',
      'user ola.nordmann unknown at example.com',
      'OLA.NORDMANN=bad; (Ola Nordmann) "Tromsø"',
      'line one\r\n550 5.7.1 God tur til Tromsø. 0197a3f2-6c1e@tickets.example.org',
    ];
    for (const said of repeated) {
      server.refuse('RCPT', 550, said);
      const outcome = JSON.stringify(await sender.send(aMail()));

      expect(outcome).to.match(/REFUSED.*550/);
      expect(outcome).to.not.match(/ola|nordmann|example|troms|0197|\\r|\\n/i);
    }
    server.refuse('RCPT', 550, '5.1.1 <ola.nordmann@example.com>: no mailbox here');
    expect(await sender.send(aMail())).to.deep.equal({
      kind: 'REFUSED',
      reason: 'RCPT TO was answered with: 550 5.1.1 <…>: no mailbox here',
    });
    server.refuse('RCPT', 550, 'x '.repeat(400));
    const { reason } = (await sender.send(aMail())) as { reason: string };
    expect(reason.length).to.be.lessThan(340);
  });

  it('are told of as to be tried later when the sender is closed', async () => {
    const sender = senderTo(server.port);
    expect((await sender.send(aMail())).kind).to.equal('SENT');
    sender.close();
    expect((await sender.send(aMail())).kind).to.equal('TRY_LATER');
  });

  it('are not handed to a server that lets nobody log in, where there is a login', async () => {
    const open = await MailServer.open({ disabledCommands: ['AUTH', 'STARTTLS'] });
    expect((await senderTo(open.port, { user: USER, password: PASSWORD }).send(aMail())).kind).to.equal('TRY_LATER');
    expect(open.received).to.have.length(0);
    await open.close();
  });

  it('need options that are safe, and say which is not', () => {
    const cases: readonly [Partial<SmtpOptions>, string][] = [
      [{ host: 'mail.example.org' }, 'tls may be NONE for a server on this machine alone'],
      [{ host: 'a b' }, 'host must be a name or an address'],
      [{ port: 0 }, 'port must be a whole number from 1 to 65535'],
      [{ user: 'x' }, 'password must be there if and only if user is'],
      [{ clientName: 'a\r\nb' }, 'clientName must be a name or an address'],
      [{ connections: 0 }, 'connections must be a whole number from 1 to 100'],
      [{ answerMs: 1.5 }, 'answerMs must be a whole number from 1 to 3600000'],
    ];
    for (const [options, expected] of cases) {
      expect(() => senderTo(25, options)).to.throw(MailSettingsError, `The setting ${expected}.`);
    }
  });

  describe('with TLS (needs the command openssl)', () => {
    const secured = (options: object) => {
      const { server: cert, serverKey: key } = certificates();
      return MailServer.open({ cert, key, allowInsecureAuth: false, ...options });
    };

    it('are sent with STARTTLS and from the first byte, with a login', async function () {
      if (!hasOpenssl) return this.skip();
      const login = { ca: certificates().root, user: USER, password: PASSWORD };
      for (const [tls, secure] of [
        ['STARTTLS', false],
        ['IMPLICIT', true],
      ] as const) {
        const safe = await secured({ secure });
        expect((await senderTo(safe.port, { ...login, tls, host: 'localhost' }).send(aMail())).kind, tls).to.equal(
          'SENT',
        );
        expect(safe.received[0]).to.include({ wasSecure: true, user: USER });
        await safe.close();
      }
    });

    it('are not sent to a server that nobody vouches for, nor to one without TLS', async function () {
      if (!hasOpenssl) return this.skip();
      const stranger = await secured({ secure: true });
      expect((await senderTo(stranger.port, { tls: 'IMPLICIT' }).send(aMail())).kind).to.equal('TRY_LATER');
      expect(stranger.received).to.have.length(0);
      await stranger.close();
      const open = await MailServer.open({ disabledCommands: ['STARTTLS'] });
      expect((await senderTo(open.port, { tls: 'STARTTLS' }).send(aMail())).kind).to.equal('TRY_LATER');
      expect(open.received).to.have.length(0);
      await open.close();
    });
  });
});
