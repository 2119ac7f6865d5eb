import type { PassTicket } from '@ticket-distribution/application';
import type { WalletLeg, WalletTicket, WalletTravellers } from '@ticket-distribution/artefact-wallet';
import { type FareProduct, LANGUAGES, type Leg, type Seat, type Traveller } from '@ticket-distribution/domain';

/** A ticket as a wallet says it: nothing of who it is, but for what kinds of travellers. */
export function walletTicketOf(
  { serialNumber, orderId, product, validity, language, code, updatedAt }: PassTicket,
  organisationName: string,
): WalletTicket {
  return {
    serialNumber,
    orderId,
    organisationName,
    productName: nameOf(product, language),
    language,
    validFrom: validity.startOfValidity,
    validUntil: validity.endOfValidity,
    ...endsOf(product),
    zones: [...new Set(product.topologies.flatMap(({ zones }) => zones.map(({ id, name }) => name ?? id)))],
    legs: product.legs.map(legOf),
    seats: product.seats.flatMap(seatOf),
    travellers: travellersOf(product.travellers),
    code: code === null ? null : { symbology: code.symbology, text: textOf(code.payload) },
    state: code === null ? 'VOIDED' : 'VALID',
    updatedAt,
  };
}

function nameOf({ name, id }: FareProduct, language: PassTicket['language']): string {
  return [language, ...LANGUAGES].map((one) => name[one]).find((text) => text !== undefined) ?? id;
}

/** The stops between which it is valid; null where it is valid otherwise. */
function endsOf({ topologies }: FareProduct): Pick<WalletTicket, 'from' | 'to'> {
  const [only] = topologies;
  if (only === undefined || topologies.length > 1) return { from: null, to: null };
  const from = only.fromStopPlaceName ?? only.fromStopPlace;
  const to = only.toStopPlaceName ?? only.toStopPlace;
  return only.direction === 'BACKWARDS' ? { from: to, to: from } : { from, to };
}

function legOf({ departureTime: departure, arrivalTime: arrival, mode }: Leg): WalletLeg {
  return { departure, arrival, line: null, mode };
}

function seatOf({ railcarNumber, seatNumber }: Seat): readonly string[] {
  const parts = [railcarNumber, seatNumber].filter((part) => part !== null);
  return parts.length === 0 ? [] : [parts.join(' / ')];
}

function travellersOf(travellers: readonly Traveller[]): readonly WalletTravellers[] {
  const kinds = travellers.map(({ userType }) => userType ?? 'ANYONE');
  return [...new Set(kinds)].map((kind) => ({ kind, count: kinds.filter((one) => one === kind).length }));
}

/** Bytes as the characters of the same number. */
function textOf(payload: string | Uint8Array): string {
  return typeof payload === 'string' ? payload : Buffer.from(payload).toString('latin1');
}
