import type { NewKey } from '@ticket-distribution/documents';

/**
 * A key set with private keys and a new key in it, see `withNewKey` of `@ticket-distribution/documents`.
 *
 * @throws UnusableKeyError, KeySetError when what is there, or what comes of it, is no key set
 */
export async function withNewKey(text: string | null, made: NewKey, source: string): Promise<string> {
  const { withNewKey: added } = await import('@ticket-distribution/documents');
  return added(text, made, source);
}
