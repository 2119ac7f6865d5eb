import type { XmlElement } from './xml-element.js';

/** Everything that is no character of XML 1.0: control characters, lone surrogates, U+FFFE and U+FFFF. */
const NO_XML_CHARACTER = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#13;',
};

/** A whole document in UTF-8. */
export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xmlText(root)}\n`;
}

/** An element as text. What XML cannot carry stands there as the replacement character U+FFFD. */
export function xmlText({ name, attributes, content }: XmlElement): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const inner = typeof content === 'string' ? escaped(content) : content.map(xmlText).join('');
  return `<${name}${written.join('')}>${inner}</${name}>`;
}

function escaped(text: string): string {
  return text.replace(NO_XML_CHARACTER, '\uFFFD').replace(/[&<>"'\r]/g, (character) => ESCAPES[character] ?? character);
}
