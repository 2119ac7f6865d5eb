import { Malformed } from '../reading/malformed.js';

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decodeReference = (reference: string): string => {
  const body = reference.slice(1, -1);
  if (!body.startsWith('#')) {
    const character = Object.hasOwn(named, body) ? named[body] : undefined;
    if (character === undefined) throw new Malformed('', `the entity ${reference} is not one of XML's own`);
    return character;
  }
  const code = body.startsWith('#x') ? Number.parseInt(body.slice(2), 16) : Number.parseInt(body.slice(1), 10);
  if (!isXmlCharacter(code)) throw new Malformed('', `${reference} is not a character of XML`);
  return String.fromCodePoint(code);
};

const isXmlCharacter = (code: number): boolean =>
  code === 0x9 ||
  code === 0xa ||
  code === 0xd ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff);

/** What stands in no XML 1.0 document: control characters, lone surrogates, U+FFFE and U+FFFF. */
export const noXmlCharacter = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** Resolves character references and XML's five own entities; any other entity is malformed (there is no DTD to define one). */
export const decodeXml = (text: string): string => text.replace(/&[^;&\s]{1,12};/g, decodeReference);

/** Text as it may stand in an element or in an attribute with double quotes. */
export const escapeXml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
