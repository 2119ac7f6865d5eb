import { UnreadableAnswer } from '@ticket-distribution/gateway-http';
import { XMLParser } from 'fast-xml-parser';
import { type XmlElement, element } from '../xml/xml-element.js';
import { XmlFields } from '../xml/xml-fields.js';
import { xmlDocument } from '../xml/xml-text.js';

const SOAP_NAMESPACE = 'http://schemas.xmlsoap.org/soap/envelope/';

const parser = new XMLParser({ ignoreAttributes: true, removeNSPrefix: true, parseTagValue: false });

/** A message in its SOAP 1.1 envelope, as text. */
export function soapMessage(message: XmlElement): string {
  const body = element('soap:Body', [message]);
  return xmlDocument(element('soap:Envelope', [body], { 'xmlns:soap': SOAP_NAMESPACE }));
}

/**
 * The children of the body of a SOAP envelope. Prefixes are free; a document type is never taken, so that no entity of
 * the sender's own is expanded.
 *
 * @throws UnreadableAnswer for anything else than one well-formed envelope
 */
export function readSoapBody(text: string): XmlFields {
  if (/<!DOCTYPE/i.test(text)) throw new UnreadableAnswer('the answer is not SOAP: it has a document type');
  return XmlFields.of(parsed(text), 'document').child('Envelope').child('Body');
}

function parsed(text: string): unknown {
  try {
    return parser.parse(text, true);
  } catch {
    throw new UnreadableAnswer('the answer is not XML');
  }
}
