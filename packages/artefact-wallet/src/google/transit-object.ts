import { isOpen, wholeSeconds } from '../ticket/instants.js';
import { firstDeparture, lastArrival, rides } from '../ticket/journey.js';
import { rideText } from '../ticket/ride-text.js';
import { travellersText } from '../ticket/travellers-text.js';
import type { WalletLanguage, WalletTicket } from '../ticket/wallet-ticket.js';
import { LANGUAGE_TAGS } from '../ticket/language-tags.js';
import { WALLET_TEXTS, type WalletTexts } from '../ticket/wallet-texts.js';

const BARCODE_TYPES = { QR: 'QR_CODE', AZTEC: 'AZTEC' } as const;

interface ObjectIds {
  readonly id: string;
  readonly classId: string;
}

/** A ticket as a `transitObject` of Google's wallet. What a ticket does not have is not there. */
export function transitObject(ticket: WalletTicket, { id, classId }: ObjectIds, at: string) {
  const { code, state, travellers, language, validFrom, validUntil } = ticket;
  const count = travellers.reduce((sum, { count: some }) => sum + some, 0);
  return {
    id,
    classId,
    state: objectState(ticket, at),
    tripType: 'ONE_WAY',
    passengerType: count > 1 ? 'MULTIPLE_PASSENGERS' : 'SINGLE_PASSENGER',
    ticketNumber: ticket.serialNumber,
    purchaseDetails: { confirmationCode: ticket.orderId },
    validTimeInterval: {
      start: { date: wholeSeconds(validFrom) },
      ...(!isOpen(validUntil) && { end: { date: wholeSeconds(validUntil) } }),
    },
    ...(code !== null &&
      state === 'VALID' && {
        barcode: { type: BARCODE_TYPES[code.symbology], value: code.text, alternateText: ticket.orderId },
      }),
    ...(ticket.from !== null && ticket.to !== null && { ticketLeg: ticketLeg(ticket, ticket.from, ticket.to) }),
    ticketRestrictions: {
      otherRestrictions: inLanguage(language, [ticket.productName, ...ticket.zones].join(', ')),
    },
    textModulesData: textModules(ticket, WALLET_TEXTS[language]),
  };
}

/** INACTIVE: cancelled; EXPIRED: its time is over. */
function objectState({ state, validUntil }: WalletTicket, at: string): 'ACTIVE' | 'EXPIRED' | 'INACTIVE' {
  if (state === 'VOIDED') return 'INACTIVE';
  return Date.parse(at) < Date.parse(validUntil) ? 'ACTIVE' : 'EXPIRED';
}

/** The whole way: Google asks for stops, and rides have none here. */
function ticketLeg({ legs, language, seats, organisationName }: WalletTicket, from: string, to: string) {
  const [departure, arrival] = [firstDeparture(legs), lastArrival(legs)];
  return {
    originName: inLanguage(language, from),
    destinationName: inLanguage(language, to),
    transitOperatorName: inLanguage(language, organisationName),
    ...(departure !== null && { departureDateTime: wholeSeconds(departure) }),
    ...(arrival !== null && { arrivalDateTime: wholeSeconds(arrival) }),
    ...(seats.length > 0 && { ticketSeats: seats.map((seat) => ({ seat })) }),
  };
}

function textModules({ travellers, zones, legs }: WalletTicket, texts: WalletTexts) {
  return [
    { id: 'travellers', header: texts.travellers, body: travellersText(travellers, texts) },
    { id: 'zones', header: texts.zones, body: zones.join(', ') },
    {
      id: 'rides',
      header: texts.departure,
      body: rides(legs)
        .map((leg) => rideText(leg, texts))
        .join(', '),
    },
  ].filter(({ body }) => body !== '');
}

function inLanguage(language: WalletLanguage, value: string) {
  return { defaultValue: { language: LANGUAGE_TAGS[language], value } };
}
