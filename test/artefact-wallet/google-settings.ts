import { generateKeyPairSync } from 'node:crypto';
import type { GoogleSettings } from '@ticket-distribution/artefact-wallet';

const pair = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

export const GOOGLE_PUBLIC_KEY = pair.publicKey;
export const EMAIL = 'wallet@tickets.iam.example.org';

/** What links are made with in these tests. */
export function googleSettings(other: Partial<GoogleSettings> = {}): GoogleSettings {
  return {
    issuerId: '3388000000012345678',
    classSuffix: 'tickets',
    serviceAccountEmail: EMAIL,
    privateKey: pair.privateKey,
    origins: ['https://tickets.example.org'],
    ...other,
  };
}
