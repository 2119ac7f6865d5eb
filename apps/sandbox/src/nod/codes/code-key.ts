import { generateKeyPairSync, sign } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KeySet, ticketKey } from '@ticket-distribution/ticket-code';
import { nodeSigner, readPrivateKey } from '@ticket-distribution/ticket-code/node';

/** The key that NOD signs the codes of mobile tickets with. */
export interface CodeKey {
  readonly keyId: string;
  /** What inspectors fetch. */
  readonly keySet: KeySet;
  /** Ed25519: the same bytes have the same signature. */
  readonly sign: (bytes: Uint8Array) => Uint8Array;
}

const issuer = 'NOD';

/** The key kept in that folder; made once, when there is none. Throws `UnusableKeyError` when what is kept is none. */
export const openCodeKey = async (folder: string): Promise<CodeKey> => {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'nod-code-key.pem');
  const privateKey = readPrivateKey((await read(file)) ?? (await make(file)), file);
  const { keyId, publicKey } = nodeSigner(privateKey);
  return {
    keyId,
    keySet: KeySet.of(issuer, [ticketKey({ publicKey })]),
    sign: (bytes) => sign(null, bytes, privateKey),
  };
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
  const { privateKey } = generateKeyPairSync('ed25519');
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
