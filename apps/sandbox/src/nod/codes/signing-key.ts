import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** NOD's key for the codes of mobile tickets: ECDSA over P-256. Its id follows from its public half. */
export interface SigningKey {
  readonly keyId: string;
  readonly privateKey: KeyObject;
  /** SPKI, DER. */
  readonly publicKey: Buffer;
}

/** The key kept in that folder; made once, when there is none. */
export const openSigningKey = async (folder: string): Promise<SigningKey> => {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'nod-signing-key.pem');
  const privateKey = createPrivateKey((await read(file)) ?? (await make(file)));
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  const digest = createHash('sha256').update(publicKey).digest('hex');
  return { keyId: `NOD-${digest.slice(0, 8)}`, privateKey, publicKey };
};

const read = async (file: string): Promise<string | undefined> => {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

/** The file appears whole or not at all, and never replaces one that is there. */
const make = async (file: string): Promise<string> => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, pem, { mode: 0o600, flush: true });
  try {
    await link(draft, file);
  } finally {
    await rm(draft);
  }
  return pem;
};
