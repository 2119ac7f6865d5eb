import { OPERATIONS, type Permission, openApiDocument } from '@ticket-distribution/http';
import { FakeTicketCodes, FakeWebhookReceiver, anEngine, anOrder } from '@ticket-distribution/testkit';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import type { AppUnderTest, ProblemBody } from './an-app.js';
import { anAskingApp } from './an-asking-app.js';
import { AnIssuer, type TokenOptions } from './an-issuer.js';
import { type Names, askOf } from './every-operation.js';

const NAMES: Names = {
  order: anOrder(),
  group: 'some-group',
  ticket: 'some-ticket',
  drift: 'some-drift',
  delivery: 'some-delivery',
  webhook: 'some-webhook',
  pdfTicket: 'some-pdf',
  mail: 'some-mail',
};
const document = openApiDocument();

describe('A service that asks who calls', () => {
  let issuer: AnIssuer;
  let app: AppUnderTest;
  before(async () => {
    issuer = await AnIssuer.open();
    app = await anAskingApp(
      issuer,
      anEngine({ webhookSender: new FakeWebhookReceiver(), ticketCodes: new FakeTicketCodes() }),
    );
  });
  after(() => issuer.close());

  const send = async (operation: (typeof OPERATIONS)[number], token: TokenOptions | null) => {
    const { method, url, body } = askOf(operation, NAMES);
    const headers = token === null ? {} : { authorization: `Bearer ${await issuer.token(token)}` };
    return app.send<ProblemBody>(method, url, body, headers);
  };
  const having = (...permissions: readonly Permission[]): TokenOptions => ({ claims: { permissions } });

  for (const operation of OPERATIONS) {
    const { operationId, access, method, path } = operation;
    const documented = document.paths[path]?.[method.toLowerCase()];

    if (access === 'public') {
      it(`serves ${operationId} to everybody, and says so`, async () => {
        expect((await send(operation, null)).status).to.equal(200);
        expect(documented?.security).to.deep.equal([]);
      });
      continue;
    }

    if (access === 'signed') {
      it(`serves ${operationId} to its ticket system only, whatever token comes with it`, async () => {
        for (const token of [null, having('tickets:write')]) {
          const { status, body, headers } = await send(operation, token);
          expect([status, body.code]).to.deep.equal([401, 'callback/not-signed']);
          expect(headers['www-authenticate']).to.equal('Ticket-System-Signature');
        }
        expect(documented?.security).to.deep.equal([{ ticketSystemSignature: [] }]);
      });
      continue;
    }

    if (access === 'pass' || access === 'device') {
      it(`serves ${operationId} to telephones, whatever token comes with it, and here to none`, async () => {
        for (const token of [null, having('tickets:write')]) {
          const { status, body } = await send(operation, token);
          expect([status, body.code]).to.deep.equal([404, 'documents/not-offered']);
        }
        expect(documented?.security).to.deep.equal(access === 'pass' ? [{ applePassToken: [] }] : []);
      });
      continue;
    }

    it(`serves ${operationId} to tokens with ${access}, to no other, and says so`, async () => {
      const missing = await send(operation, null);
      expect([missing.status, missing.body.code]).to.deep.equal([401, 'auth/token-missing']);
      expect(missing.headers['www-authenticate']).to.equal('Bearer realm="ticket-distribution"');

      const bad = await send(operation, { expiresIn: -60 });
      expect([bad.status, bad.body.code]).to.deep.equal([401, 'auth/token-invalid']);
      expect(bad.headers['www-authenticate']).to.equal(
        'Bearer realm="ticket-distribution", error="invalid_token", error_description="The token has expired."',
      );

      const forbidden = await send(operation, { claims: { permissions: ['something:else', 'organisations:write'] } });
      expect([forbidden.status, forbidden.body.code]).to.deep.equal([403, 'auth/forbidden']);
      expect(forbidden.body.details).to.deep.equal({ permission: access });
      expect(forbidden.headers['www-authenticate']).to.include(`error="insufficient_scope", scope="${access}"`);

      expect((await send(operation, having(access))).status).to.not.be.oneOf([401, 403]);
      expect(documented?.security).to.deep.equal([{ authHeader: [] }]);
      const { value } = documented?.['x-entur-permissions'] ?? {};
      expect(typeof value === 'string' ? value : value?.any[0]).to.equal(access);
      expect(documented?.description).to.include(`Needs the permission \`${access}\`.`);
    });
  }

  it('lets the summary be read by those who may read tickets', async () => {
    const summary = OPERATIONS.find(({ operationId }) => operationId === 'getTicketDistributionSummary');
    if (summary === undefined) throw new Error('there is no summary');
    expect((await send(summary, having('tickets:read'))).status).to.not.equal(403);
    expect((await send(summary, having('orders:read'))).body.code).to.equal('auth/forbidden');
  });

  it('refuses before it reads a body, and in the same words whatever is sent', async () => {
    for (const body of ['{ broken', JSON.stringify({ id: 'x' })]) {
      const { body: problem } = await app.send<ProblemBody>('PUT', '/v1/orders/A/versions/1', body);
      expect(problem.code).to.equal('auth/token-missing');
    }
  });

  it('says that tokens cannot be checked while the keys of the issuer cannot be had', async () => {
    const away = await AnIssuer.open();
    const asking = await anAskingApp(away, anEngine());
    away.fault = 'down';
    const headers = { authorization: `Bearer ${await away.token()}` };
    const answer = await asking.send<ProblemBody>('GET', '/v1/drifts', undefined, headers);
    expect([answer.status, answer.body.code]).to.deep.equal([503, 'auth/keys-unavailable']);
    expect(answer.headers['retry-after']).to.equal('5');
    await away.close();
  });

  it('takes no token from anywhere but the header Authorization', async () => {
    const token = await issuer.token({ claims: { permissions: ['drifts:read'] } });
    const inQuery = await app.send<ProblemBody>('GET', `/v1/drifts?access_token=${token}`);
    expect(inQuery.body.code).to.equal('auth/token-missing');
  });

  it('serves its document, and the page to try it, to everybody', async () => {
    for (const url of ['/openapi.json', '/docs']) {
      expect((await app.sendUndocumented('GET', url)).status, url).to.equal(200);
    }
  });
});
