import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { Malformed } from '../reading/malformed.js';
import type { XmlElement } from './xml-element.js';
import { decodeXml, noXmlCharacter } from './xml-text.js';

type Node = Readonly<Record<string, unknown>>;
type Scope = Readonly<Record<string, string>>;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  cdataPropName: '#cdata',
});

/** Parses one XML 1.0 document with namespaces. No DTD, UTF-8 only. Throws `Malformed`. */
export const parseXml = (source: string): XmlElement => {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  if (noXmlCharacter.test(text)) throw new Malformed('', 'a character that XML 1.0 does not have');
  if (/<!DOCTYPE/i.test(text)) throw new Malformed('', 'a document type is not taken');
  const encoding = /^<\?xml[^?]*encoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1];
  if (encoding !== undefined && !/^(utf-8|us-ascii)$/i.test(encoding)) throw new Malformed('', 'only UTF-8 is taken');
  const roots = nodesOf(text).filter((node) => nameOf(node) !== '#text');
  const root = roots[0];
  if (root === undefined || roots.length > 1) throw new Malformed('', 'an XML document has exactly one root element');
  return toElement(root, {});
};

const nodesOf = (text: string): Node[] => {
  const validity = XMLValidator.validate(text);
  if (validity !== true) throw new Malformed('', `not XML: ${validity.err.msg}`);
  try {
    return parser.parse(text) as Node[];
  } catch {
    throw new Malformed('', 'not XML that can be read');
  }
};

const nameOf = (node: Node): string => Object.keys(node).find((name) => name !== ':@') ?? '';

const toElement = (node: Node, outer: Scope): XmlElement => {
  const raw = Object.entries((node[':@'] ?? {}) as Record<string, string>);
  const attributes = Object.fromEntries(raw.map(([name, value]) => [name, decodeXml(value)]));
  const scope = { ...outer, ...declaredIn(attributes) };
  const qualified = nameOf(node);
  const [prefix, name] = qualified.includes(':') ? (qualified.split(':', 2) as [string, string]) : ['', qualified];
  const namespace = Object.hasOwn(scope, prefix) ? scope[prefix] : prefix === '' ? '' : undefined;
  if (namespace === undefined) throw new Malformed(qualified, 'its namespace prefix is not declared');
  const inner = node[qualified] as Node[];
  return {
    name,
    namespace,
    attributes: Object.fromEntries(Object.entries(attributes).filter(([key]) => !/^xmlns(:|$)/.test(key))),
    children: inner.filter((child) => !nameOf(child).startsWith('#')).map((child) => toElement(child, scope)),
    text: inner.map(textOf).join(''),
  };
};

const declaredIn = (attributes: Readonly<Record<string, string>>): Scope =>
  Object.fromEntries(
    Object.entries(attributes)
      .filter(([name]) => /^xmlns(:|$)/.test(name))
      .map(([name, value]) => [name.slice('xmlns:'.length), value]),
  );

/** Text as written, with its references resolved; what stands in CDATA is taken as it is. */
const textOf = (node: Node): string => {
  const text = node['#text'];
  if (typeof text === 'string') return decodeXml(text);
  const parts = (node['#cdata'] ?? []) as { readonly '#text'?: string }[];
  return parts.map((part) => part['#text'] ?? '').join('');
};
