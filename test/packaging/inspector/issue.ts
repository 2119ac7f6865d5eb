import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import {
  KeySet,
  type Verdict,
  signTicketCode,
  ticketKey,
  verify,
  verifyWithWebCrypto,
} from '@ticket-distribution/ticket-code';
import { nodeSigner } from '@ticket-distribution/ticket-code/node';
import { drawSymbol } from '@ticket-distribution/ticket-code/symbols';
import { uicReader } from '@ticket-distribution/ticket-code/uic';

const signer = nodeSigner(generateKeyPairSync('ed25519').privateKey);
const keySet = KeySet.of('Ruter', [ticketKey(signer)]);
const { text, bytes } = await signTicketCode({ ticketId: 'A', codeNumber: 1, validFrom: 0, validUntil: 100 }, signer);
writeFileSync('keys.json', JSON.stringify(keySet));
writeFileSync('qr.png', drawSymbol({ symbology: 'QR', content: text, format: 'PNG' }));
writeFileSync('aztec.png', drawSymbol({ symbology: 'AZTEC', content: bytes, format: 'PNG' }));

const verdict: Verdict = await verify({
  code: text,
  at: '1970-01-01T00:00:50Z',
  keySets: [keySet],
  otherReader: uicReader({ keySets: [], timeZone: 'Europe/Oslo' }),
  verifySignature: verifyWithWebCrypto(crypto.subtle),
});
console.log(verdict.kind);
