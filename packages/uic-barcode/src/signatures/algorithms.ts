/** What an object identifier of a signing algorithm stands for. */
export interface SigningAlgorithm {
  readonly name: string;
  readonly family: 'DSA' | 'ECDSA' | 'RSA' | 'Ed25519';
  /** Null: the algorithm brings its own. */
  readonly hash: 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512' | null;
}

/**
 * The signing algorithms that codes of UIC are signed with, by object identifier. SHA-1 with DSA is that of old keys for the
 * container 918.3; Ed25519 is for who agrees on it, UIC names it nowhere.
 */
export const SIGNING_ALGORITHMS: Readonly<Record<string, SigningAlgorithm>> = {
  '1.2.840.10040.4.3': { name: 'DSA with SHA-1', family: 'DSA', hash: 'sha1' },
  '2.16.840.1.101.3.4.3.1': { name: 'DSA with SHA-224', family: 'DSA', hash: 'sha224' },
  '2.16.840.1.101.3.4.3.2': { name: 'DSA with SHA-256', family: 'DSA', hash: 'sha256' },
  '1.2.840.10045.4.3.1': { name: 'ECDSA with SHA-224', family: 'ECDSA', hash: 'sha224' },
  '1.2.840.10045.4.3.2': { name: 'ECDSA with SHA-256', family: 'ECDSA', hash: 'sha256' },
  '1.2.840.10045.4.3.3': { name: 'ECDSA with SHA-384', family: 'ECDSA', hash: 'sha384' },
  '1.2.840.10045.4.3.4': { name: 'ECDSA with SHA-512', family: 'ECDSA', hash: 'sha512' },
  '1.2.840.113549.1.1.11': { name: 'RSA with SHA-256', family: 'RSA', hash: 'sha256' },
  '1.2.840.113549.1.1.12': { name: 'RSA with SHA-384', family: 'RSA', hash: 'sha384' },
  '1.2.840.113549.1.1.13': { name: 'RSA with SHA-512', family: 'RSA', hash: 'sha512' },
  '1.3.101.112': { name: 'Ed25519', family: 'Ed25519', hash: null },
};
