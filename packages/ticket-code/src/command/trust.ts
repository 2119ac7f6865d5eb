import { RefusedDocumentError } from '../jws/refused-document-error.js';
import { KeySet } from '../keys/key-set.js';
import { KeySetError } from '../keys/key-set-error.js';
import { verifyWithNode } from '../node/verify-with-node.js';
import { RevocationList } from '../revocation/revocation-list.js';
import { uicReader } from '../uic/uic-reader.js';
import type { OtherReader } from '../verify/other-reader.js';
import { readBytes } from './read-bytes.js';
import { UsageError } from './usage-error.js';

/** Whom the command trusts, and what they revoked. */
export interface Trust {
  readonly keySets: readonly KeySet[];
  readonly otherReader: OtherReader;
  /** Undefined: none was given. */
  readonly revocationLists: readonly RevocationList[] | undefined;
}

/** @throws UsageError for key sets and lists that cannot be read, or are none */
export async function readTrust({
  keys,
  lists,
  zone,
}: {
  readonly keys: readonly string[];
  readonly lists: readonly string[];
  readonly zone: string;
}): Promise<Trust> {
  const documents = await Promise.all(keys.map(readJson));
  const keySets = documents.map((document, index) => refusing(keys[index] ?? '', () => KeySet.read(document)));
  const otherReader = refusing('--keys', () => uicReader({ keySets: documents, timeZone: zone }));
  return { keySets, otherReader, revocationLists: lists.length === 0 ? undefined : await readLists(lists, keySets) };
}

async function readJson(where: string): Promise<unknown> {
  const text = new TextDecoder().decode(await readBytes(where));
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`${where} must be JSON`);
  }
}

function refusing<Value>(where: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof KeySetError) throw new UsageError(`${where}: ${error.message}`);
    throw error;
  }
}

async function readLists(places: readonly string[], keySets: readonly KeySet[]): Promise<readonly RevocationList[]> {
  const byIssuer = new Map<string, RevocationList>();
  for (const place of places) {
    const jws = new TextDecoder().decode(await readBytes(place)).trim();
    const list = await taken(jws, keySets, byIssuer, place);
    byIssuer.set(list.issuer, list);
  }
  return [...byIssuer.values()];
}

/** A list, or a delta together with the list before it, by the first key set that it is signed by. */
async function taken(
  jws: string,
  keySets: readonly KeySet[],
  known: ReadonlyMap<string, RevocationList>,
  place: string,
): Promise<RevocationList> {
  let refusal = 'there are no keys';
  for (const keySet of keySets) {
    const trust = { keySet, verifySignature: verifyWithNode };
    const before = known.get(keySet.issuer);
    try {
      return await (before === undefined ? RevocationList.load(jws, trust) : before.apply(jws, trust));
    } catch (error) {
      if (!(error instanceof RefusedDocumentError)) throw error;
      refusal = error.message;
      if (error.reason !== 'KEY_UNKNOWN') break;
    }
  }
  throw new UsageError(`${place}: ${refusal}`);
}
