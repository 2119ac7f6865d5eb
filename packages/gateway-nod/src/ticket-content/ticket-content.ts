import type {
  FareProduct,
  HandedOverTicket,
  Language,
  Supplement,
  Topology,
  Traveller,
} from '@ticket-distribution/domain';
import { type XmlElement, element, optionalElement, optionalList } from '../xml/xml-element.js';
import { journeyContent } from './journey-content.js';
import { localizedNames } from './localized-names.js';
import { place } from './place.js';
import { shownText } from './shown-text.js';

/** The language of a description whose hand-over names none: NOD's own default, Bokmål. */
export const DEFAULT_LANGUAGE: Language = 'nob';

/** What stands for a kind that the order does not say, where a description has to say one. */
const UNSPECIFIED = 'UNSPECIFIED';

/**
 * What a ticket says, in the elements that the descriptions for all plugins share (docs/protocols/nod-ticket-content.xsd).
 * Travellers are kinds of travellers: neither their ids nor their customer ids are told to NOD.
 */
export function ticketContent({ product, startOfValidity, endOfValidity }: HandedOverTicket): (XmlElement | null)[] {
  return [
    productElement(product),
    element('validity', [element('start', startOfValidity), element('end', endOfValidity)]),
    optionalList('topologies', product.topologies.map(topologyElement)),
    ...journeyContent(product),
    optionalList('supplements', product.supplements.map(supplementElement)),
    optionalList('travellers', product.travellers.map(travellerElement)),
  ];
}

function productElement({ id, version, name }: FareProduct): XmlElement {
  return element('product', [element('id', id), element('version', version), localizedNames(name)]);
}

/**
 * A direction is that of a way between two places: a zonal topology has none, and a way has no zones, whatever the order
 * says. A topology of a kind that is not known here is told with all that it names.
 */
function topologyElement(topology: Topology): XmlElement {
  const zoneType = shownText('zoneType', topology.zoneType) ?? element('zoneType', UNSPECIFIED);
  const zones = optionalList(
    'zones',
    topology.zones.flatMap(({ id, name }) => place('zone', id, name) ?? []),
  );
  const way = [
    place('fromStopPlace', topology.fromStopPlace, topology.fromStopPlaceName),
    place('toStopPlace', topology.toStopPlace, topology.toStopPlaceName),
    optionalElement('direction', topology.direction),
  ];
  switch (topology.zoneType.trim()) {
    case 'ZONAL':
      return element('topology', [zoneType, zones]);
    case 'POINT_TO_POINT':
      return element('topology', [zoneType, ...way]);
    default:
      return element('topology', [zoneType, zones, ...way]);
  }
}

function supplementElement({ id, version, type, count, name }: Supplement): XmlElement {
  return element('supplement', [
    element('id', id),
    optionalElement('version', version),
    shownText('type', type) ?? element('type', UNSPECIFIED),
    element('count', String(count)),
    localizedNames(name),
  ]);
}

/** Who is not said to be a kind of traveller may be anyone. */
function travellerElement({ userType, userProfileRef }: Traveller): XmlElement {
  return element('traveller', [
    shownText('userType', userType) ?? element('userType', 'ANYONE'),
    optionalElement('userProfileRef', userProfileRef),
  ]);
}
