import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { WalletPassesOptions } from '@ticket-distribution/documents';

/** What passes are made with, and in which files it lies. */
export interface WalletFiles {
  readonly apple?: {
    readonly passTypeIdentifier: string;
    readonly teamIdentifier: string;
    /** PEM. */
    readonly certificateFile: string;
    readonly keyFile: string;
    readonly passphrase?: string;
    readonly wwdrFile: string;
    /** Where telephones ask for changes, and what their tokens are made with. */
    readonly webService: { readonly url: string; readonly secrets: readonly string[] };
    /** Default: Apple's. */
    readonly pushHost?: string;
  };
  readonly google?: {
    readonly issuerId: string;
    readonly classSuffix: string;
    /** The JSON that Google gives for a key of a service account. */
    readonly keyFile: string;
  };
}

/**
 * Reads the files.
 *
 * @throws Error for one that cannot be read, or is no key of a service account
 */
export async function walletOptions(
  { apple, google }: WalletFiles,
  baseFolder: string,
): Promise<Pick<WalletPassesOptions, 'apple' | 'push' | 'google'>> {
  const read = (file: string): Promise<string> => readFile(resolve(baseFolder, file), 'utf8');
  return {
    ...(apple && (await appleOptions(apple, read))),
    ...(google && { google: await googleOptions(google, read) }),
  };
}

type Read = (file: string) => Promise<string>;

async function appleOptions(
  { certificateFile, keyFile, wwdrFile, pushHost, ...settings }: NonNullable<WalletFiles['apple']>,
  read: Read,
): Promise<Pick<WalletPassesOptions, 'apple' | 'push'>> {
  const [certificate, key, wwdrCertificate] = await Promise.all([certificateFile, keyFile, wwdrFile].map(read));
  return {
    apple: {
      ...settings,
      certificate: certificate ?? '',
      key: key ?? '',
      wwdrCertificate: wwdrCertificate ?? '',
    },
    ...(pushHost !== undefined && { push: { host: pushHost } }),
  };
}

async function googleOptions(
  { keyFile, ...settings }: NonNullable<WalletFiles['google']>,
  read: Read,
): Promise<NonNullable<WalletPassesOptions['google']>> {
  const { client_email: serviceAccountEmail, private_key: privateKey } = accountIn(await read(keyFile), keyFile);
  return { ...settings, serviceAccountEmail, privateKey, origins: [] };
}

function accountIn(text: string, file: string): { readonly client_email: string; readonly private_key: string } {
  try {
    const account = JSON.parse(text) as Readonly<Record<string, unknown>>;
    const { client_email, private_key } = account;
    if (typeof client_email === 'string' && typeof private_key === 'string') return { client_email, private_key };
  } catch {
    // Said below, without the text: it holds what nobody is to see.
  }
  throw new Error(`${file} must be the key of a service account: JSON with client_email and private_key`);
}
