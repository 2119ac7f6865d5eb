import type { AppleSettings } from '@ticket-distribution/artefact-wallet';
import { PASS_TYPE, TEAM, certificates } from './certificates.js';

export const SECRET = 'a secret of thirty-two characters, or more';

/** What passes are made with in these tests. */
export function appleSettings(other: Partial<AppleSettings> = {}): AppleSettings {
  const { pass, passKey, wwdr } = certificates();
  return {
    passTypeIdentifier: PASS_TYPE,
    teamIdentifier: TEAM,
    certificate: pass,
    key: passKey,
    wwdrCertificate: wwdr,
    webService: { url: 'https://tickets.example.org/wallet', secrets: [SECRET] },
    ...other,
  };
}
