/** What the signatures of a barcode say of it. Only `valid` lets anybody travel. */
export type Verdict =
  /** Every signature that there has to be is right, and the time is within what they say. */
  | 'valid'
  /** Nothing is signed. */
  | 'unsigned'
  /** The key of the issuer is not known, or no longer trusted. */
  | 'unknown-key'
  /** The issuer's signature is not over these bytes, or of another algorithm than the key is for. */
  | 'invalid-signature'
  /** The code has to be signed by the device that shows it, and is not: a copy. */
  | 'device-signature-missing'
  /** The device's signature is not over these bytes. */
  | 'device-signature-invalid'
  /** The end of validity of the code is over: the issuer has to make it anew. */
  | 'ended'
  /** The device made the code too long ago: a copy. */
  | 'stale';
