import { Malformed } from '../../reading/malformed.js';
import type { Topology } from '../../state/ticket-content.js';
import { ElementReader } from '../../xml/element-reader.js';
import type { XmlElement } from '../../xml/xml-element.js';
import { readPlace } from './read-names.js';

/** Reads where a ticket is valid; zones and stop places exclude each other. Throws `Malformed`. */
export const readTopology = (element: XmlElement, path: string): Topology => {
  const fields = new ElementReader(element, path, ['zoneType', 'zones', 'fromStopPlace', 'toStopPlace', 'direction']);
  const zoneType = fields.oneOf('zoneType', ['ZONAL', 'POINT_TO_POINT']);
  const foreign = zoneType === 'ZONAL' ? ['fromStopPlace', 'toStopPlace', 'direction'] : ['zones'];
  for (const name of foreign) {
    if (fields.has(name)) throw new Malformed(`${path}/topology/${name}`, `does not belong to ${zoneType}`);
  }
  if (zoneType === 'POINT_TO_POINT') {
    return {
      zoneType,
      fromStopPlace: fields.child('fromStopPlace', readPlace),
      toStopPlace: fields.child('toStopPlace', readPlace),
      direction: fields.optionalOneOf('direction', ['BOTH', 'FORWARDS', 'BACKWARDS']) ?? 'BOTH',
    };
  }
  const zones = fields.list('zones', 'zone', readPlace);
  if (zones.length === 0) throw new Malformed(`${path}/topology/zones`, 'must name at least one zone');
  return { zoneType, zones };
};
