import { isOpen, wholeSeconds } from '../ticket/instants.js';
import { firstDeparture, rides } from '../ticket/journey.js';
import { rideText } from '../ticket/ride-text.js';
import { travellersText } from '../ticket/travellers-text.js';
import type { WalletLeg, WalletTicket } from '../ticket/wallet-ticket.js';
import type { WalletTexts } from '../ticket/wallet-texts.js';
import { wordOf } from '../ticket/word-of.js';

/** A field of a pass in Apple's words. */
export interface PassField {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly changeMessage?: string;
  readonly dateStyle?: 'PKDateStyleMedium';
  readonly timeStyle?: 'PKDateStyleShort';
}

/** The places of a pass that hold fields. */
export interface PassFieldPlaces {
  readonly headerFields: readonly PassField[];
  readonly primaryFields: readonly PassField[];
  readonly secondaryFields: readonly PassField[];
  readonly auxiliaryFields: readonly PassField[];
  readonly backFields: readonly PassField[];
}

/** What a pass says, in one language. A field that a ticket has nothing for is not there. */
export function passFields(ticket: WalletTicket, texts: WalletTexts): PassFieldPlaces {
  const { productName, from, to, travellers, zones, seats, legs } = ticket;
  const journey = [...text('from', texts.from, from), ...text('to', texts.to, to)];
  const [first] = rides(legs);
  const product = text('product', texts.product, productName);
  const departure = moment('departure', texts.departure, firstDeparture(legs));
  return {
    headerFields: text('line', wordOf(first?.mode ?? '', texts.modes), first?.line ?? null),
    primaryFields: isJourney(ticket) ? journey : product,
    secondaryFields: [
      ...(isJourney(ticket) ? product : journey),
      ...text('travellers', texts.travellers, travellersText(travellers, texts)),
    ],
    auxiliaryFields: [
      ...(departure.length > 0 ? departure : moment('validFrom', texts.validFrom, ticket.validFrom)),
      ...text('seats', texts.seats, seats.join(', ')),
      ...text('zones', texts.zones, zones.join(', ')),
    ],
    backFields: [
      {
        key: 'state',
        label: texts.state,
        value: ticket.state === 'VOIDED' ? texts.voided : texts.valid,
        changeMessage: '%@',
      },
      ...moment('validFromBack', texts.validFrom, ticket.validFrom),
      ...moment('validUntilBack', texts.validUntil, isOpen(ticket.validUntil) ? null : ticket.validUntil),
      ...legs.flatMap((leg, index) => ride(leg, index, texts)),
      ...text('order', texts.order, ticket.orderId),
      ...text('ticketNumber', texts.ticketNumber, ticket.serialNumber),
    ],
  };
}

/** Whether a ticket is for a way from one stop to another: it has the form of a boarding pass then. */
export function isJourney({ from, to }: WalletTicket): boolean {
  return from !== null && to !== null;
}

function ride(leg: WalletLeg, index: number, texts: WalletTexts): PassField[] {
  const vehicle = rideText(leg, texts);
  return [
    ...moment(`departure${index}`, `${vehicle} – ${texts.departure}`, leg.departure),
    ...moment(`arrival${index}`, `${vehicle} – ${texts.arrival}`, leg.arrival),
  ];
}

function text(key: string, label: string, value: string | null): PassField[] {
  return value === null || value === '' ? [] : [{ key, label, value }];
}

/** A telephone shows it in its own time zone. */
function moment(key: string, label: string, instant: string | null): PassField[] {
  if (instant === null) return [];
  return [{ key, label, value: wholeSeconds(instant), dateStyle: 'PKDateStyleMedium', timeStyle: 'PKDateStyleShort' }];
}
