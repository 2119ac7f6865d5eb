import { generateKeyPairSync } from 'node:crypto';
import {
  KeySet,
  OPEN_END,
  RevocationList,
  type Verdict,
  decodeTicketCode,
  encodeTicketCode,
  signTicketCode,
  ticketKey,
  verify,
} from '@ticket-distribution/ticket-code';
import { nodeSigner, verifyWithNode } from '@ticket-distribution/ticket-code/node';
import { expect } from 'chai';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { get, post } from './calls.js';
import { addOrders, cancellation, getOrderGroups, mobileTicket, updateOrderGroup } from './nod-messages.js';
import { nod } from './nod.js';
import { TestSandbox } from './open-sandbox.js';
import { animationOf, framesOf, scan } from './scanning.js';

describe('A traveller picks up a mobile ticket', () => {
  let sandbox: TestSandbox;
  let address: string;
  beforeEach(async () => {
    sandbox = await TestSandbox.open();
    ({ address } = sandbox);
  });
  afterEach(() => sandbox.close());

  const pickUp = (externalReference: string) => post(`${address}/sandbox/pickups`, { externalReference });
  const picture = (base64: string): Buffer => Buffer.from(base64, 'base64');

  const keySet = async (): Promise<KeySet> =>
    KeySet.read((await get(`${address}/nod/registrar/protected-resources`)).body);

  const revocations = async (): Promise<RevocationList> => {
    const response = await fetch(`${address}/nod/registrar/revoked-codes`);
    expect(response.headers.get('content-type')).to.equal('application/jwt');
    return RevocationList.load(await response.text(), { keySet: await keySet(), verifySignature: verifyWithNode });
  };

  const verdictOf = async (code: string, others: readonly KeySet[] = []): Promise<Verdict> =>
    verify({
      code,
      at: '2026-12-05T12:00:00Z',
      keySets: [...others, await keySet()],
      verifySignature: verifyWithNode,
    });

  it('and sees a code that can be scanned, with error correction M, as text', async () => {
    await nod(address, addOrders('k1'));
    const { qr, svg } = (await pickUp('k1')).body.tickets[0];
    expect(qr.contentType).to.equal('image/png');
    expect(await scan(picture(qr.base64))).to.deep.equal([{ text: qr.payload, format: 'QRCode', ecLevel: 'M' }]);
    expect(svg).to.match(/^<svg .*<\/svg>\s*$/s);
  });

  it('and sees an animation beside it that moves, the same on every ticket of a day and another on the next', async () => {
    const animationAt = async (key: string): Promise<Buffer> => {
      await nod(address, addOrders(key));
      const { animation } = (await pickUp(key)).body.tickets[0];
      expect(animation.contentType).to.equal('image/apng');
      return picture(animation.base64);
    };
    const first = await animationAt('k1');
    const sequence = Array.from({ length: 47 }, (_chunk, index) => index);
    expect(animationOf(first)).to.deep.equal({ frames: 24, plays: 0, sequence });
    expect(new Set(framesOf(first).map((frame) => frame.toString('base64'))).size).to.equal(24);
    // It is 12:00 UTC, and Oslo's day ends at 23:00.
    sandbox.clock.move(11 * 3600 - 1);
    expect((await animationAt('k2')).equals(first)).to.equal(true);
    sandbox.clock.move(1);
    expect((await animationAt('k3')).equals(first)).to.equal(false);
  });

  it('whose code is verified offline, with the keys that inspectors can fetch', async () => {
    await nod(address, addOrders('k1'));
    const { payload } = (await pickUp('k1')).body.tickets[0].qr;
    const [key] = (await keySet()).keys;
    expect(await verdictOf(payload)).to.deep.equal({
      kind: 'VALID',
      ticket: {
        scheme: 'TD1',
        issuer: 'NOD',
        keyId: key?.keyId,
        ticketId: 'ticket-1',
        codeNumber: 1,
        validFrom: '2026-12-05T06:00:00.000Z',
        validUntil: '2026-12-06T03:00:00.000Z',
      },
      list: { kind: 'NOT_ASKED' },
    });
    const forged = encodeTicketCode({ ...decodeTicketCode(payload), ticketId: 'ticket-2' });
    expect((await verdictOf(forged.text)).kind).to.equal('SIGNATURE_INVALID');
  });

  it('whose code is told from those of other issuers by one verifier', async () => {
    const signer = nodeSigner(generateKeyPairSync('ed25519').privateKey);
    const railway = KeySet.of('A railway', [ticketKey({ publicKey: signer.publicKey })]);
    const times = { validFrom: Date.parse('2026-12-05T00:00:00Z') / 1000, validUntil: OPEN_END };
    const { text } = await signTicketCode({ ticketId: 'ticket-1', codeNumber: 1, ...times }, signer);
    await nod(address, addOrders('k1'));
    const { payload } = (await pickUp('k1')).body.tickets[0].qr;
    const issuers = await Promise.all(
      [text, payload].map(async (code) => {
        const verdict = await verdictOf(code, [railway]);
        return verdict.kind === 'VALID' && verdict.ticket.issuer;
      }),
    );
    expect(issuers).to.deep.equal(['A railway', 'NOD']);
    expect((await verdictOf(text)).kind).to.equal('KEY_UNKNOWN');
  });

  it('whose old code is revoked once the ticket was issued anew, and the new one once that is blocked', async () => {
    const judged = async (...codes: string[]): Promise<unknown[]> => {
      const list = await revocations();
      return codes.map((code) => {
        const { ticketId, codeNumber } = decodeTicketCode(code);
        const revocation = list.revocationOf(ticketId, codeNumber);
        return [codeNumber, revocation?.reason, revocation?.newer];
      });
    };
    const block = (key: string, orderGroup: string) => {
      const description = cancellation('cancelMobileTicket', orderGroup);
      const order = { type: 'cancelFareProductSale', action: 'CancelMobileTicket', description };
      return nod(address, addOrders(key, { orders: [order] }));
    };
    await nod(address, addOrders('k1'));
    const old: string = (await pickUp('k1')).body.tickets[0].qr.payload;
    expect(await judged(old)).to.deep.equal([[1, undefined, undefined]]);
    await nod(address, addOrders('k2'));
    await block('c1', 'k1');
    expect((await pickUp('k1')).body.code).to.equal('GROUP_CANCELLED');
    const good: string = (await pickUp('k2')).body.tickets[0].qr.payload;
    expect(await judged(old, good)).to.deep.equal([
      [1, 'HANDED_OVER_ANEW', 2],
      [2, undefined, undefined],
    ]);
    await block('c2', 'k2');
    expect(await judged(old, good)).to.deep.equal([
      [1, 'CANCELLED', undefined],
      [2, 'CANCELLED', undefined],
    ]);
  });

  it('whose code has no end, and is in the list all the same', async () => {
    const description = mobileTicket({ end: '9999-12-31T23:59:59.999Z' });
    await nod(address, addOrders('k1', { orders: [{ description }] }));
    const { payload } = (await pickUp('k1')).body.tickets[0].qr;
    expect((await verdictOf(payload)).kind).to.equal('VALID');
    const cancel = cancellation('cancelMobileTicket', 'k1');
    const order = { type: 'cancelFareProductSale', action: 'CancelMobileTicket', description: cancel };
    await nod(address, addOrders('c1', { orders: [order] }));
    expect((await revocations()).revocationOf('ticket-1', 1)?.reason).to.equal('CANCELLED');
  });

  it('whose code is revoked from the effective date of its cancellation on', async () => {
    await nod(address, addOrders('k1'));
    await pickUp('k1');
    const description = cancellation('cancelMobileTicket', 'k1').replace(
      '</orderGroup>',
      '$&<effectiveDate>2026-12-01T12:00:02Z</effectiveDate>',
    );
    const order = { type: 'cancelFareProductSale', action: 'CancelMobileTicket', description };
    await nod(address, addOrders('c1', { orders: [order] }));
    const sizes: number[] = [];
    for (let second = 0; second < 4; second += 1) {
      sizes.push((await revocations()).size);
      sandbox.clock.move(1);
    }
    expect(sizes).to.deep.equal([0, 0, 1, 1]);
  });

  it('whose key and code are the same after the sandbox was started again', async () => {
    await nod(address, addOrders('k1'));
    const before = (await pickUp('k1')).body.tickets[0].qr.payload;
    await nod(address, addOrders('k2'));
    await sandbox.restart();
    ({ address } = sandbox);
    const after = (await pickUp('k2')).body.tickets[0].qr.payload;
    expect([before, after].map((code) => decodeTicketCode(code).codeNumber)).to.deep.equal([1, 2]);
    expect((await verdictOf(before)).kind).to.equal('VALID');
  });

  it('whose code is the id and its number alone when no checksum is asked for', async () => {
    await nod(address, addOrders('k1', { orders: [{ description: mobileTicket({ checksum: 'NONE' }) }] }));
    const { payload } = (await pickUp('k1')).body.tickets[0].qr;
    expect(payload).to.equal('ticket-1#1');
    expect((await verdictOf(payload)).kind).to.equal('NOT_A_TICKET');
  });

  it('whose id has room in a signed code', async () => {
    const issue = (key: string, id: string, checksum: string) =>
      nod(address, addOrders(key, { orders: [{ reference: id, description: mobileTicket({ id, checksum }) }] }));
    const refused = await issue('k1', 'x'.repeat(65), 'SIGNED');
    expect(refused.text('code')).to.equal('DESCRIPTION_INVALID');
    expect(refused.text('message')).to.match(/^mobileTicket.ticketDistributionId: must have at most 64 characters/);
    for (const [key, length, checksum] of [
      ['k2', 64, 'SIGNED'],
      ['k3', 65, 'NONE'],
    ] as const) {
      await issue(key, 'x'.repeat(length), checksum);
      expect((await pickUp(key)).status, `${length} ${checksum}`).to.equal(200);
    }
  });

  it('and reads product, validity and route in the language of the ticket, in the time of Oslo', async () => {
    await nod(address, addOrders('k1', { orders: [{ description: mobileTicket({ language: 'eng' }) }] }));
    expect((await pickUp('k1')).body.tickets[0].text).to.deep.equal({
      language: 'eng',
      product: 'Flexible ticket',
      validity: 'Valid from 5 Dec 2026, 07:00 until 6 Dec 2026, 04:00',
      fromTo: 'Oslo S → Trondheim S',
    });
  });

  it('after which NOD says that the pickup is complete', async () => {
    await nod(address, addOrders('k1'));
    await pickUp('k1');
    const asked = await nod(address, getOrderGroups('k1'));
    expect(asked.all('state')).to.deep.equal(['COMMITTED', 'COMMITTED']);
    expect(asked.text('committedAt')).to.equal('2026-12-01T12:00:00.000Z');
  });

  it('but not before it may be delivered, not twice, not when it is cancelled, and not when nobody knows it', async () => {
    await nod(address, addOrders('k1', { head: '<earliestPickup>2026-12-01T13:00:00+01:00</earliestPickup>' }));
    await nod(address, addOrders('k2', { head: '<earliestPickup>2026-12-01T12:00:01Z</earliestPickup>' }));
    const early = await pickUp('k2');
    expect([early.status, early.body.code, early.body.earliestPickup]).to.deep.equal([
      409,
      'TOO_EARLY',
      '2026-12-01T12:00:01.000Z',
    ]);
    expect((await pickUp('k1')).status).to.equal(200);
    expect((await pickUp('k1')).body.code).to.equal('ALREADY_PICKED_UP');
    sandbox.clock.move(1);
    await nod(address, updateOrderGroup('c1', 'k2'));
    const cancelled = await pickUp('k2');
    expect([cancelled.status, cancelled.body.code]).to.deep.equal([410, 'GROUP_CANCELLED']);
    const unknown = await pickUp('k3');
    expect([unknown.status, unknown.body.code]).to.deep.equal([404, 'GROUP_UNKNOWN']);
  });

  it('only as one of the two things that a pickup can start from', async () => {
    const bad = [
      {},
      { mediaSerialNumberId: '1', externalReference: 'k1' },
      { externalReference: 'k 1' },
      { mediaSerialNumberId: 'x' },
      { key: 'k1' },
    ];
    for (const body of bad) {
      const answer = await post(`${address}/sandbox/pickups`, body);
      expect([answer.status, answer.body.code], JSON.stringify(body)).to.deep.equal([400, 'MALFORMED']);
    }
  });
});
