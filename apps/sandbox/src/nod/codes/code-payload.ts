import { createHash, sign } from 'node:crypto';
import type { SigningKey } from './signing-key.js';

const formats = { NONE: 0x00, SIGNED: 0x01 } as const;

const withLength = (text: string): Buffer => {
  const bytes = Buffer.from(text, 'ascii');
  return Buffer.concat([Buffer.from([bytes.length]), bytes]);
};

/** `<ticketDistributionId>#<issue>`: the ticket and the hand-over that the code belongs to. */
export const codeId = (ticketDistributionId: string, orderGroup: string): string =>
  `${ticketDistributionId}#${createHash('sha256').update(orderGroup).digest('hex').slice(0, 8)}`;

/** What a ticket's QR code says: base64 text, laid out as docs/protocols/nod-client.md defines it. */
export const codePayload = (id: string, checksum: 'SIGNED' | 'NONE', key: SigningKey): string => {
  const body = Buffer.concat([Buffer.from([formats[checksum]]), withLength(id)]);
  if (checksum === 'NONE') return body.toString('base64');
  const signed = Buffer.concat([body, withLength(key.keyId)]);
  const signature = sign('sha256', signed, { key: key.privateKey, dsaEncoding: 'ieee-p1363' });
  return Buffer.concat([signed, signature]).toString('base64');
};
