import type { Names, Place, TicketContent, Topology } from '../state/ticket-content.js';
import type { Language } from '../state/words.js';

/** What a traveller reads beside the code. */
export interface TicketText {
  readonly language: Language;
  readonly product: string;
  readonly validity: string;
  readonly fromTo: string;
}

const words = {
  nob: { locale: 'nb-NO', everywhere: 'Gyldig overalt', zones: 'Soner', from: 'Gyldig fra', until: 'til' },
  nno: { locale: 'nn-NO', everywhere: 'Gyldig overalt', zones: 'Soner', from: 'Gyldig frå', until: 'til' },
  eng: { locale: 'en-GB', everywhere: 'Valid everywhere', zones: 'Zones', from: 'Valid from', until: 'until' },
} as const;

/** The name in that language, else in Norwegian, else in any; the id when there is none. */
export const nameIn = (names: Names, language: Language, id: string): string =>
  names[language] ?? names.nob ?? names.nno ?? names.eng ?? id;

const timeIn = (instant: string, language: Language): string =>
  new Intl.DateTimeFormat(words[language].locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Europe/Oslo',
  }).format(new Date(instant));

const placeName = ({ id, name }: Place): string => name ?? id ?? '';

const arrows = { BOTH: '↔', FORWARDS: '→', BACKWARDS: '←' } as const;

/** The zones and the way between two places, as far as the topology names them; the kind of topology when it names none. */
const where = ({ zoneType, zones = [], ...way }: Topology, language: Language): string => {
  const places = [way.fromStopPlace, way.toStopPlace].flatMap((place) => (place === undefined ? [] : placeName(place)));
  const parts = [
    ...(zones.length === 0 ? [] : [`${words[language].zones}: ${zones.map(placeName).join(', ')}`]),
    ...(places.length === 0 ? [] : [places.join(` ${arrows[way.direction ?? 'BOTH']} `)]),
  ];
  return parts.join(', ') || zoneType;
};

/** The ticket in words: product, validity (Europe/Oslo) and where it is valid. */
export const ticketText = (ticket: TicketContent, language: Language): TicketText => {
  const { from, until, everywhere } = words[language];
  return {
    language,
    product: nameIn(ticket.product.name, language, ticket.product.id),
    validity: `${from} ${timeIn(ticket.startOfValidity, language)} ${until} ${timeIn(ticket.endOfValidity, language)}`,
    fromTo: ticket.topologies.map((topology) => where(topology, language)).join('; ') || everywhere,
  };
};
