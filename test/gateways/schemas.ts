import { readFileSync } from 'node:fs';
import { type XMLFileInfo, validateXML } from 'xmllint-wasm';

const PROTOCOLS = new URL('../../../docs/protocols/', import.meta.url);

const schema = (fileName: string): XMLFileInfo => ({
  fileName,
  contents: readFileSync(new URL(fileName, PROTOCOLS), 'utf8'),
});

const SCHEMAS = {
  backOffice: schema('nod-backoffice.xsd'),
  mobileTicket: schema('nod-mobile-ticket.xsd'),
  travelCard: schema('nod-travel-card.xsd'),
} as const;

const PRELOAD = schema('nod-ticket-content.xsd');

/** What the schema has against the documents; empty when they are all valid. */
export async function violations(name: keyof typeof SCHEMAS, documents: readonly string[]): Promise<readonly string[]> {
  const xml = documents.map((contents, index) => ({ fileName: `document-${index}.xml`, contents }));
  const { valid, errors, rawOutput } = await validateXML({ xml, schema: [SCHEMAS[name]], preload: [PRELOAD] });
  return valid ? [] : [...errors.map(({ message }) => message), rawOutput];
}

/** The same, document by document; a schema of the test's own may be given. */
export async function violationsByDocument(
  name: keyof typeof SCHEMAS | XMLFileInfo,
  documents: readonly string[],
): Promise<readonly (readonly string[])[]> {
  const xml = documents.map((contents, index) => ({ fileName: `document-${index}.xml`, contents }));
  const used = typeof name === 'string' ? SCHEMAS[name] : name;
  const { errors } = await validateXML({ xml, schema: [used], preload: [PRELOAD] });
  return xml.map(({ fileName }) =>
    errors.filter(({ loc }) => loc?.fileName === fileName).map(({ message }) => message),
  );
}

/** The message in a SOAP envelope. */
export function bodyOf(envelope: string): string {
  const body = /<soap:Body>(.*)<\/soap:Body>/s.exec(envelope)?.[1];
  if (body === undefined) throw new Error(`no SOAP body in ${envelope}`);
  return body;
}

/** The decoded descriptions of the orders in a message. */
export function descriptionsOf(message: string): readonly string[] {
  return [...message.matchAll(/<description>([^<]*)<\/description>/g)].map(([, base64 = '']) =>
    Buffer.from(base64, 'base64').toString('utf8'),
  );
}
