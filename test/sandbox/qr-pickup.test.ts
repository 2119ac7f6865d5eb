import { createHash, createPublicKey, verify } from 'node:crypto';
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

  it('and sees a code that can be scanned, with error correction M and the payload as base64 text', async () => {
    await nod(address, addOrders('k1'));
    const { qr, svg } = (await pickUp('k1')).body.tickets[0];
    expect(qr.contentType).to.equal('image/png');
    expect(await scan(picture(qr.base64))).to.deep.equal([{ text: qr.payload, format: 'QRCode', ecLevel: 'M' }]);
    expect(svg).to.match(/^<svg .*<\/svg>$/);
  });

  it('and sees an animation that moves, and can be scanned in every frame', async () => {
    await nod(address, addOrders('k1'));
    const { qr, animation } = (await pickUp('k1')).body.tickets[0];
    expect(animation.contentType).to.equal('image/apng');
    const sequence = Array.from({ length: 31 }, (_chunk, index) => index);
    expect(animationOf(picture(animation.base64))).to.deep.equal({ frames: 16, plays: 0, sequence });
    const frames = framesOf(picture(animation.base64));
    expect(frames).to.have.length(16);
    expect(new Set(frames.map((frame) => frame.toString('base64'))).size).to.equal(16);
    for (const frame of frames) expect((await scan(frame)).map(({ text }) => text)).to.deep.equal([qr.payload]);
  });

  it('on every day of the week, whatever the colours of the day are', async () => {
    const animations = new Set<string>();
    for (let day = 0; day < 7; day += 1) {
      await nod(address, addOrders(`k${day}`, { orders: [{ description: mobileTicket({ checksum: 'NONE' }) }] }));
      const { qr, animation } = (await pickUp(`k${day}`)).body.tickets[0];
      const frames = framesOf(picture(animation.base64));
      animations.add(frames[0]?.subarray(33, 57).toString('hex') ?? '');
      for (const frame of frames.filter((_frame, index) => index % 4 === 0)) {
        expect((await scan(frame)).map(({ text }) => text)).to.deep.equal([qr.payload]);
      }
      sandbox.clock.move(86_400);
    }
    expect(animations.size).to.equal(7);
  });

  it('whose code names the ticket and its hand-over, signed with a key that inspectors can fetch', async () => {
    await nod(address, addOrders('k1'));
    const payload = Buffer.from((await pickUp('k1')).body.tickets[0].qr.payload, 'base64');
    const [key] = (await get(`${address}/nod/registrar/protected-resources`)).body.keys;
    const issue = createHash('sha256').update('k1').digest('hex').slice(0, 8);
    const head = Buffer.concat([
      Buffer.from([1, `ticket-1#${issue}`.length]),
      Buffer.from(`ticket-1#${issue}`),
      Buffer.from([key.keyId.length]),
      Buffer.from(key.keyId),
    ]);
    expect(payload.subarray(0, -64).equals(head)).to.equal(true);
    const publicKey = createPublicKey({ key: picture(key.publicKey), format: 'der', type: 'spki' });
    const isSigned = (body: Buffer): boolean =>
      verify('sha256', body, { key: publicKey, dsaEncoding: 'ieee-p1363' }, payload.subarray(-64));
    expect(isSigned(head)).to.equal(true);
    expect(isSigned(Buffer.from(head.toString('latin1').replace('ticket-1', 'ticket-2')))).to.equal(false);
  });

  it('whose old code can be told from the one that is good since the ticket was issued anew', async () => {
    const idOf = async (key: string): Promise<string> => {
      const payload = picture((await pickUp(key)).body.tickets[0].qr.payload);
      return payload.toString('ascii', 2, 2 + (payload[1] ?? 0));
    };
    await nod(address, addOrders('k1'));
    const old = await idOf('k1');
    await nod(address, addOrders('k2'));
    const description = cancellation('cancelMobileTicket', 'k1');
    const cancelOrder = { type: 'cancelFareProductSale', action: 'CancelMobileTicket', description };
    await nod(address, addOrders('c1', { orders: [cancelOrder] }));
    const good = await idOf('k2');
    const issue = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 8);
    expect([old, good]).to.deep.equal([`ticket-1#${issue('k1')}`, `ticket-1#${issue('k2')}`]);
    expect((await pickUp('k1')).body.code).to.equal('GROUP_CANCELLED');
    const states = (await nod(address, getOrderGroups('k1', 'k2'))).all('state');
    expect(states).to.deep.equal(['CANCELLED', 'CANCELLED', 'COMMITTED', 'COMMITTED']);
  });

  it('whose code is the id alone when no checksum is asked for', async () => {
    await nod(address, addOrders('k1', { orders: [{ description: mobileTicket({ checksum: 'NONE' }) }] }));
    const payload = Buffer.from((await pickUp('k1')).body.tickets[0].qr.payload, 'base64');
    expect([payload[0], payload[1]]).to.deep.equal([0, payload.length - 2]);
    expect(payload.toString('ascii', 2)).to.match(/^ticket-1#[0-9a-f]{8}$/);
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
