import { generateKeyPairSync, sign, verify as verifyBytes } from 'node:crypto';
import { type PdfDocument, renderPdf } from '@ticket-distribution/artefact-pdf';
import { KeySet, decodeTicketCode, signTicketCode, ticketKey, verify } from '@ticket-distribution/ticket-code';
import { nodeSigner, verifyWithNode } from '@ticket-distribution/ticket-code/node';
import { drawSymbol, modulesOf } from '@ticket-distribution/ticket-code/symbols';
import {
  type FcbTicket,
  type TicketForCode,
  decodeFcb,
  encodeFcb,
  railTicketData,
} from '@ticket-distribution/uic-barcode';
import { toSVG } from 'bwip-js/node';
import { SignJWT, jwtVerify } from 'jose';
import { pdfkitPage } from './pdfkit-page.js';

type Work = () => unknown;

/** One thing that is done again and again. */
export interface CodeCase {
  readonly what: string;
  readonly work: Work;
  /** What is measured beside it, by name. */
  readonly beside: Readonly<Record<string, Work>>;
}

const [FROM, UNTIL] = [1_796_472_000, 1_796_479_200];
const FACTS = { ticketId: '0192f3a4-5b6c-7d8e-9fa0-b1c2d3e4f506', codeNumber: 1, validFrom: FROM, validUntil: UNTIL };
const ALONE = 'Ed25519 of Node alone';
const JOSE = 'a JWS of the same facts by jose';

const SOLD: TicketForCode = {
  id: FACTS.ticketId,
  validity: { startOfValidity: '2026-12-05T07:00:00.000Z', endOfValidity: '2026-12-06T03:00:00.000Z' },
  product: {
    id: 'ENT:PreassignedFareProduct:single',
    name: { nob: 'Enkeltbillett', eng: 'Single ticket' },
    topologies: [
      {
        direction: 'FORWARDS',
        zones: [],
        fromStopPlace: 'NSR:StopPlace:337',
        fromStopPlaceName: 'Oslo S',
        toStopPlace: 'NSR:StopPlace:548',
        toStopPlaceName: 'Bergen stasjon',
      },
    ],
    legs: [],
    supplements: [],
    travellers: [{ userType: 'ADULT' }, { userType: 'CHILD' }],
  },
};

const ISSUE = {
  securityProvider: 1076,
  issuer: 1076,
  issuedAt: '2026-12-01T09:30:00.000Z',
  orderId: 'ABC123XY',
  timeZone: 'Europe/Oslo',
  language: 'eng',
};

/** Signing, verifying, drawing and printing, each with one key and one ticket. */
export async function codeCases(): Promise<readonly CodeCase[]> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const signer = nodeSigner(privateKey);
  const keySets = [KeySet.of('Bench', [ticketKey(signer)])];
  const { text } = await signTicketCode(FACTS, signer);
  const { signedBytes, signature } = decodeTicketCode(text);
  const signJws = () =>
    new SignJWT({ n: FACTS.codeNumber, sub: FACTS.ticketId, nbf: FROM, exp: UNTIL })
      .setProtectedHeader({ alg: 'EdDSA', kid: signer.keyId })
      .sign(privateKey);
  const jws = await signJws();
  const currentDate = new Date(FROM * 1000);
  const railTicket: FcbTicket = { version: 3, ticket: railTicketData(SOLD, ISSUE) };
  const fcb = encodeFcb(railTicket);
  const page = printed(text);
  return [
    {
      what: 'sign a code',
      work: () => signTicketCode(FACTS, signer),
      beside: { [ALONE]: () => sign(null, signedBytes, privateKey), [JOSE]: signJws },
    },
    {
      what: 'verify a code',
      work: () => verify({ code: text, at: FROM * 1000, keySets, verifySignature: verifyWithNode }),
      beside: {
        [ALONE]: () => verifyBytes(null, signedBytes, publicKey, signature),
        [JOSE]: () => jwtVerify(jws, publicKey, { currentDate }),
      },
    },
    { what: 'encode a rail ticket (FCB 3)', work: () => encodeFcb(railTicket), beside: {} },
    { what: 'decode a rail ticket (FCB 3)', work: () => decodeFcb(3, fcb), beside: {} },
    {
      what: 'QR as SVG',
      work: () => drawSymbol({ symbology: 'QR', content: text, format: 'SVG' }),
      beside: { 'bwip-js': () => toSVG({ bcid: 'qrcode', text }) },
    },
    { what: 'QR as PNG', work: () => drawSymbol({ symbology: 'QR', content: text, format: 'PNG' }), beside: {} },
    { what: 'Aztec as PNG', work: () => drawSymbol({ symbology: 'AZTEC', content: text, format: 'PNG' }), beside: {} },
    {
      what: 'PDF ticket, one page',
      work: () => renderPdf(page),
      beside: { 'pdfkit alone: its own font, a line of text': pdfkitPage },
    },
  ];
}

function printed(code: string): PdfDocument {
  return {
    language: 'eng',
    issuedAt: ISSUE.issuedAt,
    issuer: 'Bench',
    orderId: ISSUE.orderId,
    tickets: [
      {
        id: FACTS.ticketId,
        codeNumber: String(FACTS.codeNumber),
        product: SOLD.product.name,
        validity: { start: SOLD.validity.startOfValidity, end: SOLD.validity.endOfValidity },
        areas: [{ kind: 'BETWEEN_STOPS', from: 'Oslo S', to: 'Bergen stasjon', direction: 'ONE_WAY' }],
        travellers: [{ userType: 'ADULT', count: 2 }, { userType: 'CHILD' }],
        code: { kind: 'SYMBOL', modules: modulesOf({ symbology: 'QR', content: code }) },
      },
    ],
  };
}
