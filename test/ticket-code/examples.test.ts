import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeySet, signTicketCode, verifyReceipt } from '@ticket-distribution/ticket-code';
import { verifyWithNode } from '@ticket-distribution/ticket-code/node';
import { expect } from 'chai';
import { after, before, describe, it } from 'mocha';
import { draw, inspect, loadSigner, publishedKeys, publishedList, receipt } from './examples/ticket-code.js';
import { CONTENT, NOON, UUID } from './some-content.js';
import { RFC_KEY } from './test-keys.js';

describe('The examples of the codes of tickets', () => {
  let folder: string;
  const key = () => join(folder, 'key.pem');

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'ticket-code-examples-'));
    writeFileSync(key(), RFC_KEY.export({ type: 'pkcs8', format: 'pem' }));
  });

  after(() => rmSync(folder, { recursive: true }));

  it('draw a code, inspect it, revoke it', async () => {
    const signer = await loadSigner(key());
    expect(await draw(UUID, NOON, NOON + 7200, signer)).to.match(/^<svg /);
    const { text } = await signTicketCode(CONTENT, signer);
    const judge = async (revocations: Parameters<typeof publishedList>[0]) => {
      const { jws, etag } = await publishedList(revocations, 7, NOON, signer);
      expect(etag).to.match(/^"full-7-/);
      return (await inspect(text, '2026-12-05T12:05:00Z', publishedKeys(signer), jws)).kind;
    };
    expect(await judge([])).to.equal('VALID');
    const revoked = { ticketId: UUID, upTo: 1, since: NOON, reason: 'CANCELLED', keepUntil: NOON + 7200 };
    expect(await judge([revoked])).to.equal('REVOKED');
  });

  it('state what became of a ticket', async () => {
    const signer = await loadSigner(key());
    const jws = await receipt(UUID, '9KX4T2QH', '2026-12-05T12:00:00Z', signer);
    const keySets = [KeySet.read(publishedKeys(signer))];
    const verdict = await verifyReceipt(jws, { keySets, verifySignature: verifyWithNode });
    expect(verdict).to.have.nested.property('statement.pickedUpAt', '2026-12-05T10:30:00.000Z');
  });
});
