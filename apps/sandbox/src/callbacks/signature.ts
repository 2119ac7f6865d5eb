import { createHmac } from 'node:crypto';

/**
 * The header `Ticket-System-Signature` for a body: `t=<unix seconds>,v1=<HMAC-SHA256 with the secret over "<t>.<body>",
 * lower-case hexadecimal>`.
 */
export const signature = (secret: string, body: string, at: Date): string => {
  const seconds = Math.floor(at.getTime() / 1000);
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
};
