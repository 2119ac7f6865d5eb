import { aGroup } from '@ticket-distribution/testkit';
import { decodeContainer, readFlex } from '@ticket-distribution/uic-barcode';
import { nodeCompression } from '@ticket-distribution/uic-barcode/node';
import { expect } from 'chai';
import { describe, it } from 'mocha';
import { ISSUE } from './a-ticket.js';
import { inContainer, inspect, issue, show } from './examples/uic-barcode.js';
import { ECDSA_SHA256, knows, testKey } from './signing-keys.js';

const NOW = Date.UTC(2026, 11, 5, 12);

describe('The examples of the barcodes', () => {
  const [issuer, device] = [testKey(ECDSA_SHA256), testKey(ECDSA_SHA256)];
  const [ticket] = aGroup().snapshot.tickets;
  if (ticket === undefined) throw new Error('No ticket was made');

  it('issue a code, show it and inspect it, at once and too late', async () => {
    const issued = await issue(ticket, ISSUE, device.verification.publicKey, issuer.sign);
    const bytes = await show(issued, NOW, device.sign);
    expect(await inspect(bytes, NOW + 5000, knows('1076', '7', issuer))).to.deep.equal(['valid', '9KX4T2QH']);
    expect((await inspect(bytes, NOW + 65_000, knows('1076', '7', issuer)))[0]).to.equal('stale');
  });

  it('put a ticket into a container', async () => {
    const { records } = decodeContainer(await inContainer(ticket, ISSUE, issuer.sign), nodeCompression);
    expect(records.map(({ id }) => id)).to.deep.equal(['U_HEAD', 'U_FLEX']);
    const flex = records[1] === undefined ? null : readFlex(records[1]);
    expect(flex?.ticket.issuingDetail.issuerPNR).to.equal('9KX4T2QH');
  });
});
