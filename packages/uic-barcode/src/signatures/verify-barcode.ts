import { decodeDynamicContent } from '../dynamic-content/dynamic-content.js';
import { momentOf } from '../dynamic-content/time-stamp.js';
import type { ReadBarcode } from '../header/barcode-header.js';
import { endOfValidityOf } from '../header/end-of-validity.js';
import type { Level1Data } from '../header/level1-data.js';
import { signerId } from './signer-id.js';
import type { FindKey, VerificationKey, Verify } from './signing.js';
import { subjectPublicKey } from './subject-public-key.js';
import type { Verdict } from './verdict.js';

/** What a verdict on a barcode needs. */
export interface Verification {
  readonly findKey: FindKey;
  readonly verify: Verify;
  /** The moment for which it is asked, in milliseconds since 1970 (UTC). */
  readonly at: number;
}

/**
 * What the signatures of a barcode with a dynamic header, and the times within it, say of it. A code whose level 1 data holds
 * a key for level 2 has to be signed with it, so that a copy of the code without the device is not valid.
 *
 * @throws MalformedBarcodeError when its dynamic content, rightly signed, cannot be read
 */
export async function verifyBarcode(barcode: ReadBarcode, verification: Verification): Promise<Verdict> {
  const issuer = await level1Verdict(barcode, verification);
  if (issuer !== 'valid') return issuer;
  const device = await level2Verdict(barcode, verification);
  return device === 'valid' ? timeVerdict(barcode, verification.at) : device;
}

async function level1Verdict(barcode: ReadBarcode, { findKey, verify }: Verification): Promise<Verdict> {
  const { level1Data, level1Signature, level1Bytes } = barcode;
  if (level1Signature === undefined) return 'unsigned';
  const key = await issuerKey(level1Data, findKey);
  if (key === null) return 'unknown-key';
  if ((level1Data.level1SigningAlg ?? key.algorithm) !== key.algorithm) return 'invalid-signature';
  return (await verify(key, level1Bytes, level1Signature)) ? 'valid' : 'invalid-signature';
}

async function issuerKey(data: Level1Data, findKey: FindKey): Promise<VerificationKey | null> {
  const issuer = data.securityProviderNum?.toString() ?? data.securityProviderIA5;
  if (issuer === undefined || data.keyId === undefined) return null;
  return findKey(signerId(issuer, String(data.keyId)));
}

async function level2Verdict(barcode: ReadBarcode, { verify }: Verification): Promise<Verdict> {
  const { level2PublicKey: deviceKey, level2KeyAlg, level2SigningAlg: algorithm } = barcode.level1Data;
  const { level2Signature: signature, level2Bytes } = barcode;
  if (deviceKey === undefined)
    return signature === undefined && barcode.level2Data === undefined ? 'valid' : 'device-signature-invalid';
  if (signature === undefined) return 'device-signature-missing';
  if (algorithm === undefined) return 'device-signature-invalid';
  const publicKey = subjectPublicKey(deviceKey, level2KeyAlg);
  return (await verify({ algorithm, publicKey }, level2Bytes, signature)) ? 'valid' : 'device-signature-invalid';
}

function timeVerdict({ level1Data, level2Data }: ReadBarcode, at: number): Verdict {
  if (at >= (endOfValidityOf(level1Data) ?? Infinity)) return 'ended';
  const { validityDuration } = level1Data;
  if (validityDuration === undefined) return 'valid';
  const content = level2Data?.dataFormat === 'FDC1' ? decodeDynamicContent(level2Data.data) : {};
  const stamp = content.dynamicContentTimeStamp;
  const age = stamp === undefined ? Infinity : Math.abs(at - momentOf(stamp, at));
  return age <= validityDuration * 1000 ? 'valid' : 'stale';
}
